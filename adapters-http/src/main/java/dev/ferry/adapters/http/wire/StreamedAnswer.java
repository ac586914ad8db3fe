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

/** An answer whose head has come and whose body waits. Exactly one of its methods that read is called. */
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

    /**
     * What the body is said to be.
     *
     * @return the header {@code Content-Type}
     */
    public @Nullable String type() {
        return response.getHeader("Content-Type");
    }

    /**
     * Reads the body whole, up to a bound.
     *
     * @return the answer; fails with a {@link TransportException} when the body ends before its end
     */
    public Future<CompleteAnswer> whole() {
        Promise<CompleteAnswer> read = Promise.promise();
        var body = Buffer.buffer();
        var most = transport.limits().answerBytes();
        response.exceptionHandler(failure ->
                read.tryFail(TransportException.noAnswer(transport.host().origin() + " broke off in mid-answer")));
        response.endHandler(end -> read.tryComplete(new CompleteAnswer(status(), response.headers(), body, false)));
        response.handler(piece -> {
            body.appendBuffer(piece);
            if (body.length() > most) {
                read.tryComplete(new CompleteAnswer(status(), response.headers(), body.slice(0, most), true));
                response.request().reset();
            }
        });
        response.resume();
        return read.future();
    }

    /**
     * Reads the body piece by piece, as its text: a JSON string is unquoted, a byte order mark left out.
     *
     * @param idle how long it may stand still
     * @return the bytes
     */
    public Chunks chunks(Duration idle) {
        var type = type();
        var bytes = new ResponseChunks(response, transport, idle);
        return new ResultText(
                bytes, type != null && type.toLowerCase(Locale.ROOT).contains("json"));
    }
}
