package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.text.Html;
import dev.ferry.adapters.http.text.WrappedString;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
     * The body as one string: bare, JSON-quoted once or twice, in a JSON object or in an XML element.
     *
     * @param members the names of an object's member that may hold the string, in the order of preference
     * @return the string without its wrapping
     */
    public String string(List<String> members) {
        return WrappedString.find(text(), members);
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
