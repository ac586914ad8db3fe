package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.text.Html;
import dev.ferry.adapters.http.text.JsonText;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * A complete answer, or as much of it as is allowed.
 *
 * @param body its body, cut off where it was too large
 * @param oversized whether it was cut off
 */
public record CompleteAnswer(int status, MultiMap headers, Buffer body, boolean oversized) {

    /**
     * Whether it is one of the 2xx.
     *
     * @return true for success
     */
    public boolean successful() {
        return status / 100 == 2;
    }

    /**
     * The body as the one string that it is: JSON-quoted or bare, with or without a byte order mark and white space.
     *
     * @return the string, not quoted and stripped
     */
    public String string() {
        var text = text().strip();
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"") ? JsonText.unquote(text) : text;
    }

    /**
     * Whether it is a web page, which nothing in the guide is: a proxy's, a login's, or another server's.
     *
     * @return true when it says so, or looks so whatever it says
     */
    public boolean webPage() {
        return Html.typed(headers.get("Content-Type")) || Html.begins(text());
    }

    /**
     * The body as text, without a byte order mark.
     *
     * @return UTF-8, with U+FFFD for what is not
     */
    public String text() {
        var text = body.toString(StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
