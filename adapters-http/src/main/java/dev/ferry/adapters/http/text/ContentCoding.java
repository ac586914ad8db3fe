package dev.ferry.adapters.http.text;

import dev.ferry.application.content.Chunks;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Removes content codings (RFC 9110 section 8.4.1), which some servers and proxies apply although none is accepted. */
final class ContentCoding {

    /** Each coding needs memory, and a head has room for thousands. */
    private static final int MAX_CODINGS = 5;

    /** Names that can be shown. A longer one may be an echoed secret, and a part of it would not be recognised. */
    private static final Pattern NAME = Pattern.compile("[\\w.:+-]{1,24}");

    private static final int BUFFER_BYTES = 8 * 1024;

    private ContentCoding() {}

    /**
     * The codings of a body, the last applied first. The transfer coding {@code chunked} does not count.
     *
     * @param contentEncoding the names in the order in which they were applied, separated by commas
     * @return {@code gzip} and {@code deflate}
     */
    static List<String> codings(@Nullable String contentEncoding) throws UnreadableAnswerException {
        var codings = new ArrayList<String>();
        for (var coding : (contentEncoding == null ? "" : contentEncoding).split(",", -1)) {
            var name = coding.strip().toLowerCase(Locale.ROOT);
            switch (name) {
                case "", "identity", "chunked" -> {}
                case "gzip", "x-gzip" -> codings.add("gzip");
                case "deflate" -> codings.add(name);
                default ->
                    throw new UnreadableAnswerException("the content coding '" + shown(name) + "' is not supported");
            }
        }
        if (codings.size() > MAX_CODINGS) {
            throw new UnreadableAnswerException("it has more than " + MAX_CODINGS + " content codings");
        }
        Collections.reverse(codings);
        return codings;
    }

    /** Removes all codings of a body; fails if the result is longer than the limit. */
    static byte[] decode(byte[] body, List<String> codings, int limit) throws UnreadableAnswerException {
        var bytes = body;
        for (var coding : codings) {
            bytes = inflate(bytes, new Inflation(coding, limit));
        }
        return bytes;
    }

    /**
     * Removes all codings of a result while it streams.
     *
     * @param limit the largest number of bytes after each coding is removed
     */
    static Chunks decode(Chunks body, List<String> codings, long limit) {
        var chunks = body;
        for (var coding : codings) {
            chunks = new InflatedChunks(chunks, new Inflation(coding, limit));
        }
        return chunks;
    }

    /** Makes a name from a header safe to show. */
    static String shown(String name) {
        return NAME.matcher(name).matches() ? name : "…";
    }

    private static byte[] inflate(byte[] coded, Inflation inflation) throws UnreadableAnswerException {
        var bytes = new ByteArrayOutputStream();
        var buffer = new byte[BUFFER_BYTES];
        try {
            inflation.add(ByteBuffer.wrap(coded));
            for (var count = inflation.read(buffer); count > 0; count = inflation.read(buffer)) {
                bytes.write(buffer, 0, count);
            }
            inflation.finish();
            return bytes.toByteArray();
        } finally {
            inflation.close();
        }
    }
}
