package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.text.ResultText;
import dev.ferry.application.content.Chunks;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
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
        response.endHandler(end -> read.tryComplete(new CompleteAnswer(status(), response.headers(), body, false)));
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

    /**
     * Reads the body as chunks of text: a JSON string is unquoted, a byte order mark removed.
     *
     * @param idle the longest time between two chunks
     */
    public Chunks chunks(Duration idle) {
        var contentType = contentType();
        var bytes = new ResponseChunks(response, transport, idle);
        return new ResultText(
                bytes,
                contentType != null && contentType.toLowerCase(Locale.ROOT).contains("json"));
    }
}
