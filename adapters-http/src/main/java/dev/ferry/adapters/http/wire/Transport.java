package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.ContextTimers;
import dev.ferry.adapters.http.settings.CallLimits;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges with one server. It knows for certain whether anything was sent: a request exists only once there is a
 * connection for it, and nothing goes out before it exists.
 *
 * @param timers the context, where everything happens, and its time
 * @param limits bounds of time and size
 */
public record Transport(PlatformHost host, HttpClient client, ContextTimers timers, CallLimits limits) {

    /** Where everything happens. */
    public Context context() {
        return timers.context();
    }

    /**
     * Sends a request and waits for the answer to be of use.
     *
     * @param sender writes the request to its end
     * @return fails with a {@link TransportException}
     */
    public <T> Future<T> exchange(
            RequestOptions options,
            Function<HttpClientRequest, Future<Void>> sender,
            Function<StreamedAnswer, Future<T>> receiver,
            Cancellation cancellation) {
        return new Exchange<T>(this, receiver).run(options, sender, cancellation);
    }

    /**
     * Sends an upload and waits for the whole answer.
     *
     * @return fails with a {@link TransportException}, or, when nothing was sent, with a
     *     {@link dev.ferry.application.port.driven.PlatformException} because the data set could not be read, or with a
     *     {@link dev.ferry.adapters.http.call.CallCancelledException}
     */
    public Future<CompleteAnswer> deliver(RequestOptions options, MeasuredBody measured, Cancellation cancellation) {
        var whole = measured.whole();
        return whole == null
                ? stream(options, measured, cancellation)
                : exchange(options, request -> request.end(whole), StreamedAnswer::whole, cancellation);
    }

    private Future<CompleteAnswer> stream(RequestOptions options, MeasuredBody measured, Cancellation cancellation) {
        var length = measured.length();
        var opening = measured.body().open(length);
        return cancellation
                .orGivenUp(opening)
                .onFailure(unsent -> opening.onSuccess(UploadBodyWriter::close))
                .compose(outgoing -> exchange(
                                options.putHeader("Content-Length", Long.toString(length)),
                                outgoing::sendTo,
                                StreamedAnswer::whole,
                                cancellation)
                        .onComplete(done -> outgoing.close()));
    }

    /** The state of one exchange; whichever end comes first settles it. */
    private static final class Exchange<T> {
        private final Transport transport;
        private final Function<StreamedAnswer, Future<T>> receiver;
        private final Promise<T> outcome = Promise.promise();
        private @Nullable HttpClientRequest request;
        private boolean written;

        /** A server may answer before it has read everything; from then on its answer counts, not our writing. */
        private boolean answering;

        private Exchange(Transport transport, Function<StreamedAnswer, Future<T>> receiver) {
            this.transport = transport;
            this.receiver = receiver;
        }

        private Future<T> run(
                RequestOptions options, Function<HttpClientRequest, Future<Void>> sender, Cancellation cancellation) {
            var registration = cancellation.onCancel(this::giveUp);
            options.setConnectTimeout(transport.limits().connect().toMillis());
            Future.succeededFuture()
                    .compose(go -> transport.client().request(options))
                    .onSuccess(connected -> send(connected, sender))
                    .onFailure(failure -> outcome.tryFail(
                            TransportException.notSent(transport.host().unreachable(failure))));
            return outcome.future().onComplete(done -> {
                registration.revoke();
                letGo(done.failed());
            });
        }

        private void send(HttpClientRequest connected, Function<HttpClientRequest, Future<Void>> sender) {
            if (outcome.future().isComplete()) {
                connected.reset();
                return;
            }
            request = connected;
            connected
                    .response()
                    .compose(response -> {
                        answering = true;
                        response.pause();
                        return receiver.apply(new StreamedAnswer(response, transport));
                    })
                    .onSuccess(outcome::tryComplete)
                    .onFailure(this::broken);
            Future.succeededFuture()
                    .compose(go -> sender.apply(connected))
                    .onSuccess(sent -> written = true)
                    .onFailure(failure -> {
                        if (!answering) {
                            broken(failure);
                        }
                    });
        }

        private void broken(Throwable failure) {
            outcome.tryFail(
                    failure instanceof TransportException known
                            ? known
                            : TransportException.noAnswer("the connection to "
                                    + transport.host().origin() + " was lost before a complete answer came"));
        }

        private void giveUp(String why) {
            var late = transport.host().origin() + " did not answer " + why;
            outcome.tryFail(request == null ? TransportException.notSent(late) : TransportException.noAnswer(late));
        }

        /** After an answer that came early, too: nobody reads the rest, and what writes it would wait for ever. */
        private void letGo(boolean failed) {
            if (request != null && (failed || !written)) {
                request.reset();
            }
        }
    }
}
