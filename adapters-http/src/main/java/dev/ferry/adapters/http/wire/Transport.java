package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.ContextTimers;
import dev.ferry.adapters.http.settings.CallLimits;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.PlatformException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to one server. It knows whether anything was sent: a request object exists only when there is a
 * connection for it, and nothing is sent before it exists.
 *
 * @param timers the context on which everything runs, and its timers
 */
public record Transport(PlatformHost host, HttpClient client, ContextTimers timers, CallLimits limits) {

    /** The largest head of an answer: gateways add many cookies and policies. */
    public static final int MAX_HEAD_BYTES = 64 * 1024;

    /** Copies it for another server. */
    public Transport to(PlatformHost other) {
        return new Transport(other, client, timers, limits);
    }

    /** The context on which everything runs. */
    public Context context() {
        return timers.context();
    }

    /**
     * Sends a request and reads the answer.
     *
     * @param requestWriter writes and ends the request
     * @return fails with a {@link TransportException}
     */
    public <T> Future<T> exchange(
            RequestOptions options,
            Function<HttpClientRequest, Future<Void>> requestWriter,
            Function<StreamedAnswer, Future<T>> answerReader,
            Cancellation cancellation) {
        return exchange(options, Intent.unrecorded(), requestWriter, answerReader, cancellation);
    }

    private <T> Future<T> exchange(
            RequestOptions options,
            Intent intent,
            Function<HttpClientRequest, Future<Void>> requestWriter,
            Function<StreamedAnswer, Future<T>> answerReader,
            Cancellation cancellation) {
        return new RunningExchange<T>(this, intent, answerReader).run(options, requestWriter, cancellation);
    }

    /**
     * Sends an upload and reads the whole answer.
     *
     * @return fails with a {@link TransportException}, or, when nothing was sent, with a
     *     {@link dev.ferry.application.port.driven.PlatformException} because the data set could not be read, or with a
     *     {@link dev.ferry.adapters.http.call.CallCancelledException}
     */
    public Future<CompleteAnswer> upload(
            RequestOptions options, MeasuredBody measured, Intent intent, Cancellation cancellation) {
        var buffered = measured.buffered();
        return buffered == null
                ? streamUpload(options, measured, intent, cancellation)
                : exchange(options, intent, request -> request.end(buffered), StreamedAnswer::readAll, cancellation);
    }

    private Future<CompleteAnswer> streamUpload(
            RequestOptions options, MeasuredBody measured, Intent intent, Cancellation cancellation) {
        var length = measured.length();
        var opening = measured.body().open(length);
        return cancellation
                .untilCancelled(opening)
                .onFailure(failure -> opening.onSuccess(UploadBodyWriter::close))
                .compose(writer -> exchange(
                                options.putHeader("Content-Length", Long.toString(length)),
                                intent,
                                writer::sendTo,
                                StreamedAnswer::readAll,
                                cancellation)
                        .onComplete(result -> writer.close()));
    }

    /** The state of one exchange; the first result or failure completes it. */
    private static final class RunningExchange<T> {
        private final Transport transport;
        private final Intent intent;
        private final Function<StreamedAnswer, Future<T>> answerReader;
        private final Promise<T> outcome = Promise.promise();
        private @Nullable HttpClientRequest request;
        private boolean written;

        /** A server may answer before it has read the whole request; then the answer counts, not a write failure. */
        private boolean answerStarted;

        private RunningExchange(Transport transport, Intent intent, Function<StreamedAnswer, Future<T>> answerReader) {
            this.transport = transport;
            this.intent = intent;
            this.answerReader = answerReader;
        }

        private Future<T> run(
                RequestOptions options,
                Function<HttpClientRequest, Future<Void>> requestWriter,
                Cancellation cancellation) {
            var registration = cancellation.onCancel(this::cancel);
            options.setConnectTimeout(transport.limits().connect().toMillis());
            Future.succeededFuture()
                    .compose(ignored -> transport.client().request(options))
                    .onSuccess(connected -> declareAndSend(connected, requestWriter))
                    .onFailure(failure -> outcome.tryFail(
                            TransportException.notSent(ConnectFailure.describe(transport.host(), failure))));
            return outcome.future().onComplete(result -> {
                registration.revoke();
                resetUnfinished(result.failed());
            });
        }

        /** Asks for permission when the connection is there, as the last thing before the first byte. */
        private void declareAndSend(
                HttpClientRequest connected, Function<HttpClientRequest, Future<Void>> requestWriter) {
            Future.succeededFuture()
                    .compose(ignored -> Future.fromCompletionStage(intent.declare(), transport.context()))
                    .onComplete(permission -> {
                        if (permission.succeeded() && permission.result()) {
                            send(connected, requestWriter);
                        } else {
                            connected.reset();
                            outcome.tryFail(
                                    permission.cause() instanceof PlatformException known
                                            ? known
                                            : TransportException.notSent("the upload was withdrawn"));
                        }
                    });
        }

        private void send(HttpClientRequest connected, Function<HttpClientRequest, Future<Void>> requestWriter) {
            if (outcome.future().isComplete()) {
                connected.reset();
                return;
            }
            request = connected;
            connected
                    .response()
                    .compose(response -> {
                        answerStarted = true;
                        response.pause();
                        var proxy = transport.host().refusingProxy(response.statusCode());
                        if (proxy.isPresent()) {
                            response.exceptionHandler(reset -> {});
                            return Future.failedFuture(
                                    TransportException.notSent(ConnectFailure.describeProxyRefusal(proxy.get())));
                        }
                        return answerReader.apply(new StreamedAnswer(response, transport));
                    })
                    .onSuccess(outcome::tryComplete)
                    .onFailure(this::fail);
            Future.succeededFuture()
                    .compose(ignored -> requestWriter.apply(connected))
                    .onSuccess(sent -> written = true)
                    .onFailure(failure -> {
                        if (!answerStarted) {
                            fail(failure);
                        }
                    });
        }

        private void fail(Throwable failure) {
            outcome.tryFail(
                    failure instanceof TransportException known
                            ? known
                            : TransportException.noAnswer(describeLoss(failure)));
        }

        private String describeLoss(Throwable failure) {
            var origin = transport.host().origin();
            return switch (failure) {
                case TooLongHttpHeaderException head ->
                    "the head of the answer of " + origin + " is larger than the " + MAX_HEAD_BYTES + " bytes allowed";
                case TooLongHttpLineException line ->
                    "the first line of the answer of " + origin + " is longer than allowed";
                default -> "the connection to " + origin + " was lost before a complete answer came";
            };
        }

        private void cancel(String reason) {
            var late = transport.host().origin() + " did not answer " + reason;
            outcome.tryFail(request == null ? TransportException.notSent(late) : TransportException.noAnswer(late));
        }

        /** Resets the request after a failure or an early answer: the server would never read the rest of it. */
        private void resetUnfinished(boolean failed) {
            if (request != null && (failed || !written)) {
                request.reset();
            }
        }
    }
}
