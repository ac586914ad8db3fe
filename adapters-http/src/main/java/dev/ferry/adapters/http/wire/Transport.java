package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.settings.Limits;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges with one server. It knows for certain whether anything was sent: a request exists only once there is a
 * connection for it, and nothing goes out before it exists.
 *
 * @param host the server
 * @param client connections to it
 * @param vertx for deadlines
 * @param context where everything happens
 * @param limits bounds of time and size
 */
public record Transport(Host host, HttpClient client, Vertx vertx, Context context, Limits limits) {

    /**
     * Sends a request and waits for the answer to be of use.
     *
     * @param options where to
     * @param sender writes the request to its end
     * @param receiver turns the reply into what is wanted
     * @param deadline for all of that
     * @param <T> what is wanted
     * @return fails with a {@link TransportException}
     */
    public <T> Future<T> exchange(
            RequestOptions options,
            Function<HttpClientRequest, Future<Void>> sender,
            Function<Reply, Future<T>> receiver,
            Duration deadline) {
        return new Exchange<T>(this, receiver, deadline).run(options, sender);
    }

    /** The state of one exchange; whichever end comes first settles it. */
    private static final class Exchange<T> {
        private final Transport transport;
        private final Function<Reply, Future<T>> receiver;
        private final Duration deadline;
        private final Promise<T> outcome = Promise.promise();
        private @Nullable HttpClientRequest request;

        /** A server may answer before it has read everything; from then on its answer counts, not our writing. */
        private boolean answering;

        private Exchange(Transport transport, Function<Reply, Future<T>> receiver, Duration deadline) {
            this.transport = transport;
            this.receiver = receiver;
            this.deadline = deadline;
        }

        private Future<T> run(RequestOptions options, Function<HttpClientRequest, Future<Void>> sender) {
            var timer = transport.vertx().setTimer(deadline.toMillis(), late -> giveUp());
            transport
                    .client()
                    .request(options.setConnectTimeout(
                            transport.limits().connect().toMillis()))
                    .onSuccess(connected -> send(connected, sender))
                    .onFailure(failure -> outcome.tryFail(
                            TransportException.notSent(transport.host().unreachable(failure))));
            return outcome.future().onComplete(done -> transport.vertx().cancelTimer(timer));
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
                        return receiver.apply(new Reply(response, transport));
                    })
                    .onSuccess(outcome::tryComplete)
                    .onFailure(this::broken);
            sender.apply(connected).onFailure(failure -> {
                if (!answering) {
                    broken(failure);
                    connected.reset();
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

        private void giveUp() {
            var late = transport.host().origin() + " did not answer within " + deadline.toMillis() + " ms";
            outcome.tryFail(request == null ? TransportException.notSent(late) : TransportException.noAnswer(late));
            if (request != null) {
                request.reset();
            }
        }
    }
}
