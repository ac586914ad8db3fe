package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.text.AnswerText;
import dev.ferry.adapters.http.text.ContentCoding;
import dev.ferry.adapters.http.text.ResultText;
import dev.ferry.adapters.http.text.UnreadableAnswerException;
import dev.ferry.adapters.http.text.Utf8Chunks;
import dev.ferry.application.content.Chunks;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An answer with its head received and its body not yet read. Call exactly one of the reading methods. */
public final class StreamedAnswer {

    private final HttpClientResponse response;
    private final Transport transport;

    StreamedAnswer(HttpClientResponse response, Transport transport) {
        this.response = response;
        this.transport = transport;
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

    /**
     * Reads the whole body, up to the size limit.
     *
     * @return the answer; fails with a {@link TransportException} when the body is incomplete
     */
    public Future<CompleteAnswer> readAll() {
        Promise<CompleteAnswer> read = Promise.promise();
        var body = Buffer.buffer();
        var limit = transport.limits().answerBytes();
        response.exceptionHandler(failure -> read.tryFail(TransportException.noAnswer(
                "the connection to " + transport.host().origin() + " was lost before the end of the answer")));
        response.endHandler(end -> {
            try {
                read.tryComplete(new CompleteAnswer(status(), response.headers(), decode(body, limit), false));
            } catch (UnreadableAnswerException e) {
                read.tryFail(TransportException.noAnswer(
                        "the answer of " + transport.host().origin() + " cannot be read: " + e.message()));
            }
        });
        response.handler(chunk -> {
            body.appendBuffer(chunk);
            if (body.length() > limit) {
                read.tryComplete(new CompleteAnswer(status(), response.headers(), body.slice(0, limit), true));
                response.request().reset();
            }
        });
        response.resume();
        return read.future();
    }

    /** Decodes a body to UTF-8. The status of a refusal counts even if its words cannot be read. */
    private Buffer decode(Buffer body, int limit) throws UnreadableAnswerException {
        try {
            return Buffer.buffer(
                    AnswerText.decode(body.getBytes(), contentType(), response.getHeader("Content-Encoding"), limit));
        } catch (UnreadableAnswerException e) {
            if (status() / 100 == 2) {
                throw e;
            }
            return Buffer.buffer("(its words cannot be read: " + e.message() + ")");
        }
    }

    /**
     * Reads the body as chunks of text in UTF-8: a JSON string is unquoted, a byte order mark removed.
     *
     * @param idle the longest time between two chunks
     * @throws TransportException for a content coding, or for an unknown charset
     */
    public Chunks chunks(Duration idle) {
        var contentType = contentType();
        var charset = resultCharset();
        var bytes = new ResponseChunks(response, transport, idle);
        return new ResultText(
                charset.equals(StandardCharsets.UTF_8) ? bytes : new Utf8Chunks(bytes, charset),
                contentType != null && contentType.toLowerCase(Locale.ROOT).contains("json"));
    }

    private Charset resultCharset() {
        try {
            var codings = ContentCoding.codings(response.getHeader("Content-Encoding"));
            if (!codings.isEmpty()) {
                throw unreadable("it has the content coding '" + ContentCoding.shown(codings.getFirst())
                        + "', although Ferry accepts none");
            }
            return AnswerText.charset(contentType());
        } catch (UnreadableAnswerException e) {
            throw unreadable(e.message());
        }
    }

    private TransportException unreadable(String reason) {
        return TransportException.noAnswer("the result of " + transport.host().origin() + " cannot be read: " + reason);
    }
}
