package dev.ferry.adapters.http.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Removes content codings (RFC 9110 section 8.4.1), which some servers and proxies apply although none is accepted. */
public final class ContentCoding {

    private static final int MAX_SHOWN = 40;

    private ContentCoding() {}

    /**
     * The codings of a body, the last applied first.
     *
     * @param contentEncoding the header {@code Content-Encoding}
     * @return in lower case, without {@code identity}
     */
    public static List<String> codings(@Nullable String contentEncoding) {
        var codings = new ArrayList<String>();
        for (var coding : (contentEncoding == null ? "" : contentEncoding).split(",", -1)) {
            var name = coding.strip().toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && !name.equals("identity")) {
                codings.add(name);
            }
        }
        Collections.reverse(codings);
        return codings;
    }

    /** Removes all codings of a body; fails if the result is longer than the limit. */
    static byte[] decode(byte[] body, @Nullable String contentEncoding, int limit) throws UnreadableAnswerException {
        var bytes = body;
        for (var coding : codings(contentEncoding)) {
            bytes = inflate(bytes, coding, limit);
        }
        return bytes;
    }

    /** Makes a name from a header safe to show. */
    public static String shown(String name) {
        var safe = name.replaceAll("[^\\w.:+-]", "?");
        return safe.length() > MAX_SHOWN ? safe.substring(0, MAX_SHOWN) + "…" : safe;
    }

    private static byte[] inflate(byte[] coded, String coding, int limit) throws UnreadableAnswerException {
        if (coded.length == 0) {
            return coded;
        }
        try (var stream = open(coded, coding)) {
            var bytes = stream.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new UnreadableAnswerException(
                        "the content coding '" + coding + "' expands to more than the " + limit + " bytes allowed");
            }
            return bytes;
        } catch (IOException e) {
            throw new UnreadableAnswerException("its data is not valid for the content coding '" + coding + "'");
        }
    }

    private static InputStream open(byte[] coded, String coding) throws IOException, UnreadableAnswerException {
        var bytes = new ByteArrayInputStream(coded);
        return switch (coding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(bytes);
            case "deflate" ->
                hasZlibHeader(coded)
                        ? new InflaterInputStream(bytes)
                        : new InflaterInputStream(
                                new ByteArrayInputStream(Arrays.copyOf(coded, coded.length + 1)), new Inflater(true));
            default ->
                throw new UnreadableAnswerException("the content coding '" + shown(coding) + "' is not supported");
        };
    }

    /** Some servers send raw deflate data, although the RFC requires the zlib format (RFC 1950). */
    private static boolean hasZlibHeader(byte[] coded) {
        return coded.length >= 2 && (coded[0] & 0x0F) == 8 && (((coded[0] & 0xFF) << 8) | (coded[1] & 0xFF)) % 31 == 0;
    }
}
