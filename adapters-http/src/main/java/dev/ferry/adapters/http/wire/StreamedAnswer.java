package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.text.AnswerText;
import dev.ferry.adapters.http.text.ResultDecoder;
import dev.ferry.adapters.http.text.UnreadableAnswerException;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An answer with its head received and its body not yet read. Call exactly one of the reading methods. */
public final class StreamedAnswer {

    private final HttpClientResponse response;
    private final HttpExchange<?> exchange;
    private final AnswerBody body;

    StreamedAnswer(HttpClientResponse response, HttpExchange<?> exchange) {
        this.response = response;
        this.exchange = exchange;
        this.body = new AnswerBody(response.request(), exchange);
    }

    /**
     * The HTTP status code.
     *
     * @return from 100 to 599
     */
    public int status() {
        return response.statusCode();
    }

    /** The header {@code Content-Type}. */
    public @Nullable String contentType() {
        return response.getHeader("Content-Type");
    }

    /** Whether a body that was cut off is seen to be: it has a length or a coding that marks its end. */
    public boolean hasMarkedEnd() {
        return AnswerEnd.isMarked(response.headers());
    }

    AnswerBody body() {
        return body;
    }

    /**
     * Reads the whole body, up to the size limit.
     *
     * @return the answer; fails with a {@link PlatformException} when the body is incomplete or cannot be decoded
     */
    public Future<CompleteAnswer> readAll() {
        var limit = exchange.transport().limits().answerBytes();
        return body.readAll(limit + 1)
                .map(read -> toAnswer(read.map(StreamedAnswer::bytes).orElse(new byte[0]), limit));
    }

    private CompleteAnswer toAnswer(byte[] bytes, int limit) {
        var isOversized = bytes.length > limit;
        if (isOversized) {
            body.close();
        }
        var text = isOversized ? Arrays.copyOf(bytes, limit) : decode(bytes, limit);
        return new CompleteAnswer(status(), response.headers(), Buffer.buffer(text), isOversized);
    }

    /** Decodes a body to UTF-8. The status of a refusal counts even if its words cannot be read. */
    private byte[] decode(byte[] bytes, int limit) {
        try {
            return AnswerText.decode(bytes, contentType(), contentCodings(), limit);
        } catch (UnreadableAnswerException e) {
            if (status() / 100 == 2) {
                throw exchange.unanswered(unreadable("answer", e.message()));
            }
            return ("(its words cannot be read: " + e.message() + ")").getBytes(StandardCharsets.UTF_8);
        }
    }

    private static byte[] bytes(ByteBuffer read) {
        var bytes = new byte[read.remaining()];
        read.get(bytes);
        return bytes;
    }

    /**
     * Reads the body as chunks of text in UTF-8: content codings and a byte order mark are removed, a JSON string is
     * unquoted.
     *
     * @throws PlatformException for a content coding or a charset that is unknown
     */
    public Chunks chunks() {
        try {
            return ResultDecoder.of(
                            contentType(),
                            contentCodings(),
                            exchange.transport().limits().resultBytes())
                    .decode(body);
        } catch (UnreadableAnswerException e) {
            throw new PlatformException(new Malformed(unreadable("result", e.message())));
        }
    }

    /** The content codings and then the transfer codings, in the order in which they were applied. */
    private String contentCodings() {
        var codings = new ArrayList<String>(2);
        codings.addAll(response.headers().getAll(HttpHeaders.CONTENT_ENCODING));
        codings.addAll(response.headers().getAll(HttpHeaders.TRANSFER_ENCODING));
        return String.join(",", codings);
    }

    /** The reason may quote the server. */
    private String unreadable(String name, String reason) {
        return "the " + name + " of " + exchange.origin() + " cannot be read: "
                + exchange.transport().redactor().redact(reason);
    }
}
