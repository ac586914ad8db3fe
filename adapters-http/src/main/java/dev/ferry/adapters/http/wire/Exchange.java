package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.call.CallerFailureException;
import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.impl.HttpContext;
import io.vertx.ext.web.codec.BodyCodec;
import io.vertx.ext.web.codec.spi.BodyStream;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer. The first result or failure completes it. It is the codec of its request, so that the
 * interceptor of the Web Client finds it, and reports the connection and the head of the answer to it.
 */
final class Exchange<T> implements BodyCodec<Void> {

    private final Transport transport;
    private final @Nullable UploadStream upload;
    private final Function<StreamedAnswer, Future<T>> answerReader;
    private final Promise<T> outcome = Promise.promise();
    private @Nullable HttpClientRequest request;
    private @Nullable StreamedAnswer answer;

    /**
     * Creates an exchange that sends nothing yet.
     *
     * @param upload the body of an upload; null for a request that may be repeated
     * @param answerReader receives the head of the answer, and chooses how to read its body
     */
    Exchange(Transport transport, @Nullable UploadStream upload, Function<StreamedAnswer, Future<T>> answerReader) {
        this.transport = transport;
        this.upload = upload;
        this.answerReader = answerReader;
    }

    /** Intercepts the phases of the Web Client's requests. */
    static void intercept(HttpContext<?> context) {
        if (context.request().bodyCodec() instanceof Exchange<?> exchange) {
            exchange.follow(context);
        }
        context.next();
    }

    /**
     * Sends the request and reads the answer.
     *
     * @param send sends the request with its body
     */
    Future<T> run(
            HttpRequest<Buffer> prepared, Function<HttpRequest<Void>, Future<?>> send, Cancellation cancellation) {
        var registration = cancellation.onCancel(this::cancel);
        Future.succeededFuture()
                .compose(ignored -> send.apply(prepared.as(this)))
                .onSuccess(received -> {
                    if (answer != null) {
                        answer.complete();
                    }
                })
                .onFailure(this::fail);
        return outcome.future().onComplete(result -> {
            registration.revoke();
            resetUnfinished(result.failed());
        });
    }

    @Override
    public BodyStream<Void> stream() {
        return Objects.requireNonNull(answer).body();
    }

    /** An exchange that has failed meanwhile ends the request, before anything is sent or read. */
    private void follow(HttpContext<?> context) {
        switch (context.phase()) {
            case SEND_REQUEST -> connected(context.clientRequest());
            case RECEIVE_RESPONSE -> answered(context.clientResponse());
            default -> {}
        }
        if (outcome.future().failed()) {
            context.fail(outcome.future().cause());
        }
    }

    private void connected(HttpClientRequest connected) {
        request = connected;
        connected.exceptionHandler(lost -> {}); // the future of the answer fails, too
        if (outcome.future().failed()) {
            resetUnfinished(true);
        }
    }

    private void answered(HttpClientResponse response) {
        var head = new StreamedAnswer(response, transport);
        answer = head;
        response.exceptionHandler(lost -> {}); // until the Web Client reads the body
        var proxy = transport.host().refusingProxy(response.statusCode());
        if (proxy.isPresent()) {
            fail(TransportException.notSent(ConnectFailure.describeProxyRefusal(proxy.get())));
        } else {
            Future.succeededFuture()
                    .compose(ignored -> answerReader.apply(head))
                    .onSuccess(outcome::tryComplete)
                    .onFailure(this::fail);
        }
    }

    private void fail(Throwable failure) {
        if (answer != null) {
            answer.lost();
        }
        outcome.tryFail(
                switch (failure) {
                    case TransportException known -> known;
                    case CallerFailureException own -> own;
                    default ->
                        request == null
                                ? TransportException.notSent(ConnectFailure.describe(transport.host(), failure))
                                : TransportException.lost(mayBeSent(), describeLoss(failure));
                });
    }

    private String describeLoss(Throwable failure) {
        var origin = transport.host().origin();
        return switch (failure) {
            case TooLongHttpHeaderException head ->
                "the head of the answer of " + origin + " is larger than the " + Transport.MAX_HEAD_BYTES
                        + " bytes allowed";
            case TooLongHttpLineException line ->
                "the first line of the answer of " + origin + " is longer than allowed";
            default -> "the connection to " + origin + " was lost before a complete answer came";
        };
    }

    private void cancel(String reason) {
        outcome.tryFail(
                upload != null && upload.isAskingForIntent()
                        ? new CallerFailureException(new PlatformException(
                                new Unavailable("nothing was sent because the intent was not recorded " + reason)))
                        : TransportException.lost(
                                mayBeSent(), transport.host().origin() + " did not answer " + reason));
    }

    /** A request leaves when it has a connection; an upload leaves with its first piece. */
    private boolean mayBeSent() {
        return upload == null ? request != null : upload.mayBeSent();
    }

    /**
     * Resets the request after a failure or an early answer: the server would never read the rest of it. Vert.x keeps
     * the connection of a request that was reset before it was sent; an upload's connection is closed, because no other
     * upload may use it.
     */
    private void resetUnfinished(boolean failed) {
        if (request != null && (failed || (upload != null && !upload.isEnded()))) {
            request.reset();
            if (upload != null) {
                request.connection().close();
            }
        }
        if (upload != null) {
            upload.close();
        }
    }
}
