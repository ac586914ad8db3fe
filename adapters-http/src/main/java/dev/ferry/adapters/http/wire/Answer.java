package dev.ferry.adapters.http.wire;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * A complete answer, or as much of it as is allowed.
 *
 * @param status the HTTP status code
 * @param headers its headers
 * @param body its body, cut off where it was too large
 * @param oversized whether it was cut off
 */
public record Answer(int status, MultiMap headers, Buffer body, boolean oversized) {

    /** So many of the Platform's words are passed on, in UTF-16 units. */
    private static final int MOST_WORDS = 500;

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
     * The Platform's own words, fit for one line.
     *
     * @return without control characters, bounded, possibly empty
     */
    public String words() {
        var line = text().replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > MOST_WORDS ? line.substring(0, MOST_WORDS) + "…" : line;
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
