package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.text.AnswerText;
import dev.ferry.adapters.http.text.ResultDecoder;
import dev.ferry.adapters.http.text.UnreadableAnswerException;
import dev.ferry.application.content.Chunks;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            return Buffer.buffer(AnswerText.decode(body.getBytes(), contentType(), contentCodings(), limit));
        } catch (UnreadableAnswerException e) {
            if (status() / 100 == 2) {
                throw e;
            }
            return Buffer.buffer("(its words cannot be read: " + e.message() + ")");
        }
    }

    /**
     * Reads the body as chunks of text in UTF-8: content codings and a byte order mark are removed, a JSON string is
     * unquoted.
     *
     * @param idle the longest time between two chunks
     * @throws TransportException for a content coding or a charset that is unknown
     */
    public Chunks chunks(Duration idle) {
        try {
            var decoder = ResultDecoder.of(
                    contentType(), contentCodings(), transport.limits().resultBytes());
            return decoder.decode(new ResponseChunks(response, transport, idle));
        } catch (UnreadableAnswerException e) {
            throw TransportException.noAnswer(
                    "the result of " + transport.host().origin() + " cannot be read: " + e.message());
        }
    }

    /** The content codings and then the transfer codings, in the order in which they were applied. */
    private String contentCodings() {
        return Stream.of("Content-Encoding", "Transfer-Encoding")
                .flatMap(name -> response.headers().getAll(name).stream())
                .collect(Collectors.joining(","));
    }
}
