package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.ContextTimers;
import dev.ferry.adapters.http.settings.CallLimits;
import dev.ferry.adapters.http.text.Redactor;
import dev.ferry.application.port.driven.Intent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.ext.web.client.impl.WebClientInternal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one server. It knows whether any part of a failed request may have left.
 *
 * @param client made by {@link #webClient}
 * @param timers the context on which everything runs, and its timers
 */
public record Transport(
        PlatformHost host, WebClient client, ContextTimers timers, CallLimits limits, Redactor redactor) {

    /** The largest head of an answer: gateways add many cookies and policies. */
    public static final int MAX_HEAD_BYTES = 64 * 1024;

    /** Makes a Web Client that sends no header of its own and follows no redirect. */
    public static WebClient webClient(HttpClient client) {
        var options = new WebClientOptions().setUserAgentEnabled(false).setFollowRedirects(false);
        return ((WebClientInternal) WebClient.wrap(client, options)).addInterceptor(HttpExchange::intercept);
    }

    /** Copies it for another server. */
    public Transport to(PlatformHost other) {
        return new Transport(other, client, timers, limits, redactor);
    }

    /** The context on which everything runs. */
    public Context context() {
        return timers.context();
    }

    /**
     * Prepares a request to this server.
     *
     * @param path path and query after the base URL; starts with a slash, or is empty
     */
    public HttpRequest<Buffer> request(HttpMethod method, String path) {
        return host.request(client, method, path)
                .connectTimeout(limits.connect().toMillis());
    }

    /**
     * Sends a request that may be repeated, and reads the answer.
     *
     * @param answerReader chooses how to read the answer's body, when its head has arrived
     * @return fails with a {@link dev.ferry.application.port.driven.PlatformException}
     */
    public <T> Future<T> exchange(
            HttpRequest<Buffer> request,
            @Nullable Buffer body,
            Function<StreamedAnswer, Future<T>> answerReader,
            Cancellation cancellation) {
        return new HttpExchange<>(this, null, answerReader)
                .run(request, body == null ? HttpRequest::send : sent -> sent.sendBuffer(body), cancellation);
    }

    /**
     * Sends an upload and reads the whole answer.
     *
     * @param intent declared when the request has a connection; nothing is sent before it is durable
     * @return fails with a {@link dev.ferry.application.port.driven.PlatformException}, or, when no complete request
     *     was sent, with a {@link dev.ferry.adapters.http.call.CallerFailureException} because of the data set or the
     *     intent, or with a {@link dev.ferry.adapters.http.call.CallCancelledException}
     */
    public Future<CompleteAnswer> upload(
            HttpRequest<Buffer> request, UploadBody body, Intent intent, Cancellation cancellation) {
        var exchange = new HttpExchange<>(this, intent, StreamedAnswer::readAll);
        var whole = body.whole();
        if (whole != null) {
            return exchange.run(request, sent -> sent.sendBuffer(whole), cancellation);
        }
        request.putHeader("Content-Length", Long.toString(body.length()));
        var opening = body.open();
        return cancellation
                .untilCancelled(opening)
                .onFailure(failure -> opening.onSuccess(UploadStream::close))
                .compose(stream -> exchange.run(request, sent -> sent.sendStream(stream), cancellation)
                        .onComplete(result -> stream.close()));
    }
}
