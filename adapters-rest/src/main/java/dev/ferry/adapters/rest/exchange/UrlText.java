package dev.ferry.adapters.rest.exchange;

import dev.ferry.adapters.rest.problem.RefusedException;
import io.vertx.core.MultiMap;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the path and the query of a request from UTF-8, raw or percent-encoded (RFC 3986 section 2.1). Vert.x would
 * read a raw byte as a character of Latin-1, and replace encoded bytes that are not UTF-8.
 */
final class UrlText {

    private static final int ESCAPE_LENGTH = 3;

    private UrlText() {}

    /**
     * Decodes a query; a plus sign is a space.
     *
     * @param raw the query as it was sent, each character one byte; null when there is none
     * @throws RefusedException when a parameter is not UTF-8
     */
    static MultiMap query(@Nullable String raw) {
        var parameters = MultiMap.caseInsensitiveMultiMap();
        for (var pair : raw == null ? new String[0] : raw.replace('+', ' ').split("&")) {
            var parts = pair.split("=", 2);
            var name = decode(parts[0], "the name of a parameter");
            if (!pair.isEmpty()) {
                parameters.add(name, parts.length == 1 ? "" : decode(parts[1], "the parameter " + name));
            }
        }
        return parameters;
    }

    /**
     * Decodes a part of the path or of the query.
     *
     * @param place its place in the request, for the problem
     * @throws RefusedException when it is not UTF-8
     */
    static String decode(String raw, String place) {
        var bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) == '%') {
                bytes.write(escaped(raw, i, place));
                i += ESCAPE_LENGTH - 1;
            } else {
                bytes.write(raw.charAt(i));
            }
        }
        return Utf8Text.decode(bytes.toByteArray(), place);
    }

    private static int escaped(String raw, int start, String place) {
        try {
            return HexFormat.fromHexDigits(raw, start + 1, start + ESCAPE_LENGTH);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw RefusedException.badRequest(
                    place + " has a % without two hex digits after it; write a percent sign as %25");
        }
    }
}
