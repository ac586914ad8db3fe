package dev.ferry.adapters.http.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Percent-encoding (RFC 3986 section 2.1): all but the unreserved characters, a space as {@code %20}. */
public final class Percent {

    private Percent() {}

    /**
     * Encodes a text for use anywhere in a URL.
     *
     * @param text any text; encoded as UTF-8
     * @return letters, digits, {@code -._~} and escapes
     */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
