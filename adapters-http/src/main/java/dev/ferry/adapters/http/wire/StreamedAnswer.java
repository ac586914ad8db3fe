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
    private @Nullable AnswerBody body;

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
        var whole = new WholeBody();
        body = whole;
        return whole.answer.future();
    }

    /** The receiver of the body; one that drops it if no reading method was called. */
    AnswerBody body() {
        return body != null ? body : new WholeBody();
    }

    /** The body has arrived completely. */
    void complete() {
        body().complete();
    }

    /** The connection was lost before the end of the body. */
    void lost() {
        body().lost();
    }

    /** Collects a body up to the size limit. */
    private final class WholeBody extends AnswerBody {
        private final Promise<CompleteAnswer> answer = Promise.promise();
        private final Buffer bytes = Buffer.buffer();
        private final int limit = transport.limits().answerBytes();

        @Override
        void receive(Buffer chunk) {
            bytes.appendBuffer(chunk);
            if (bytes.length() > limit) {
                answer.tryComplete(new CompleteAnswer(status(), response.headers(), bytes.slice(0, limit), true));
                response.request().reset();
            }
        }

        @Override
        void complete() {
            try {
                answer.tryComplete(new CompleteAnswer(status(), response.headers(), decode(bytes, limit), false));
            } catch (UnreadableAnswerException e) {
                answer.tryFail(TransportException.noAnswer(
                        "the answer of " + transport.host().origin() + " cannot be read: " + e.message()));
            }
        }

        @Override
        void lost() {
            answer.tryFail(TransportException.noAnswer(
                    "the connection to " + transport.host().origin() + " was lost before the end of the answer"));
        }
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
        var bytes = new ResponseChunks(response.request(), transport, idle);
        body = bytes;
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
