package dev.ferry.adapters.http.text;

import dev.ferry.application.content.Chunks;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the body of a result to text in UTF-8 while it streams, by the headers that describe it.
 *
 * @param codings the last applied first
 * @param json whether the content type is JSON
 * @param limit the largest number of bytes after each content coding is removed
 */
public record ResultDecoder(List<String> codings, Charset charset, boolean json, long limit) {

    /**
     * Reads the headers; fails for an unknown coding or charset.
     *
     * @param contentType the header {@code Content-Type}
     * @param contentEncoding the names of the codings in the order in which they were applied, separated by commas
     * @param limit the largest result in bytes
     */
    public static ResultDecoder of(@Nullable String contentType, @Nullable String contentEncoding, long limit)
            throws UnreadableAnswerException {
        var json = contentType != null && contentType.toLowerCase(Locale.ROOT).contains("json");
        return new ResultDecoder(ContentCoding.codings(contentEncoding), AnswerText.charset(contentType), json, limit);
    }

    /**
     * Decodes a body: removes content codings and a byte order mark, and unquotes a JSON string.
     *
     * @param body closed with the returned stream
     */
    public Chunks decode(Chunks body) {
        return new ResultText(new Utf8Chunks(ContentCoding.decode(body, codings, limit), charset), json);
    }
}
