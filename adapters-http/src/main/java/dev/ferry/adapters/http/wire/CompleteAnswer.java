package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.text.Html;
import dev.ferry.adapters.http.text.JsonText;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * A complete answer, cut off at the size limit.
 *
 * @param body the body, at most as long as the limit
 * @param isOversized whether the body was cut off
 */
public record CompleteAnswer(int status, MultiMap headers, Buffer body, boolean isOversized) {

    /**
     * Whether the status is 2xx.
     *
     * @return true for success
     */
    public boolean isSuccessful() {
        return status / 100 == 2;
    }

    /**
     * The body as one string: JSON-quoted or plain, with or without a byte order mark and white space.
     *
     * @return the string without quotes and surrounding white space
     */
    public String string() {
        var text = text().strip();
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"") ? JsonText.unquote(text) : text;
    }

    /**
     * Whether the answer is a web page, such as from a proxy or a login page. The guide has no such answer.
     *
     * @return true when the content type says HTML, or when the body starts like HTML
     */
    public boolean isWebPage() {
        return Html.isHtmlType(headers.get("Content-Type")) || Html.startsAsHtml(text());
    }

    /**
     * The body as text, without a byte order mark.
     *
     * @return decoded from UTF-8; invalid bytes become U+FFFD
     */
    public String text() {
        var text = body.toString(StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
