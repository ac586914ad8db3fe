package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.call.CallerFailureException;
import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.application.async.Stages;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
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
 * One request and its answer. It is the codec of its request, so that the interceptor of the Web Client finds it. The
 * interceptor stops each request when it has a connection, before anything is sent, and again at the head of the
 * answer. The first result or failure completes the exchange.
 */
final class HttpExchange<T> implements BodyCodec<Void> {

    private final Transport transport;
    private final @Nullable Intent intent;
    private final Function<StreamedAnswer, Future<T>> answerReader;
    private final Promise<T> outcome = Promise.promise();
    private @Nullable HttpClientRequest request;
    private @Nullable StreamedAnswer answer;
    private boolean declaring;
    private boolean mayBeSent;

    /**
     * Creates an exchange that sends nothing yet.
     *
     * @param intent declared before an upload is sent; null for a request that may be repeated
     * @param answerReader receives the head of the answer, and chooses how to read its body
     */
    HttpExchange(Transport transport, @Nullable Intent intent, Function<StreamedAnswer, Future<T>> answerReader) {
        this.transport = transport;
        this.intent = intent;
        this.answerReader = answerReader;
    }

    /**
     * Sends the request and reads the answer.
     *
     * @param sender sends the request with its body
     */
    Future<T> run(HttpRequest<Buffer> prepared, Function<HttpRequest<Void>, Future<?>> sender, Cancellation caller) {
        var registration = caller.onCancel(this::cancel);
        Future.succeededFuture()
                .compose(ignored -> sender.apply(prepared.as(this)))
                .onSuccess(received -> received().complete())
                .onFailure(this::fail);
        return outcome.future().onComplete(result -> {
            registration.revoke();
            release(result.failed());
        });
    }

    @Override
    public BodyStream<Void> stream() {
        return received();
    }

    private AnswerBody received() {
        return Objects.requireNonNull(answer).body();
    }

    /** Intercepts the requests of a Web Client at each of their phases. */
    static void intercept(HttpContext<?> context) {
        if (context.request().bodyCodec() instanceof HttpExchange<?> exchange) {
            exchange.follow(context);
        } else {
            context.next();
        }
    }

    private void follow(HttpContext<?> context) {
        switch (context.phase()) {
            case SEND_REQUEST -> connected(context);
            case RECEIVE_RESPONSE -> answered(context);
            default -> context.next();
        }
    }

    private void connected(HttpContext<?> context) {
        request = context.clientRequest().exceptionHandler(lost -> {}); // the future of the answer fails, too
        request.response().onFailure(this::fail);
        if (outcome.future().isComplete()) {
            release(true);
            goOn(context);
        } else if (intent == null) {
            mayBeSent = true;
            goOn(context);
        } else {
            declare(intent, context);
        }
    }

    private void declare(Intent upload, HttpContext<?> context) {
        declaring = true;
        Future.succeededFuture()
                .compose(ignored -> Future.fromCompletionStage(upload.declare(), transport.context()))
                .onSuccess(permitted -> {
                    if (permitted) {
                        mayBeSent = !outcome.future().isComplete();
                    } else {
                        failUnsent(unavailable("nothing was sent because the upload was withdrawn"));
                    }
                })
                .onFailure(this::failUnsent)
                .onComplete(declared -> {
                    declaring = false;
                    goOn(context);
                });
    }

    private void answered(HttpContext<?> context) {
        HttpClientResponse response = context.clientResponse();
        response.exceptionHandler(lost -> {}); // until the Web Client reads the body
        var head = new StreamedAnswer(response, this);
        answer = head;
        var proxy = transport.host().refusingProxy(response.statusCode());
        if (proxy.isPresent()) {
            outcome.tryFail(unavailable(ConnectFailure.describeProxyRefusal(proxy.get())));
        } else {
            Future.succeededFuture()
                    .compose(ignored -> answerReader.apply(head))
                    .onSuccess(outcome::tryComplete)
                    .onFailure(this::fail);
        }
        goOn(context);
    }

    /** Lets the Web Client go on, unless the exchange has failed meanwhile. */
    private void goOn(HttpContext<?> context) {
        if (outcome.future().failed()) {
            context.fail(outcome.future().cause());
        } else {
            context.next();
        }
    }

    private void cancel(String reason) {
        if (declaring) {
            failUnsent(unavailable("nothing was sent because the intent was not recorded " + reason));
        } else {
            outcome.tryFail(unanswered(origin() + " did not answer " + reason));
        }
    }

    private void failUnsent(Throwable failure) {
        outcome.tryFail(new CallerFailureException(Stages.cause(failure)));
    }

    private void fail(Throwable failure) {
        if (answer != null) {
            answer.body().handle(failure);
        }
        outcome.tryFail(
                failure instanceof PlatformException || failure instanceof CallerFailureException
                        ? failure
                        : unanswered(describe(failure)));
    }

    private String describe(Throwable failure) {
        return switch (failure) {
            case TooLongHttpHeaderException head ->
                "the head of the answer of " + origin() + " is larger than the " + Transport.MAX_HEAD_BYTES
                        + " bytes allowed";
            case TooLongHttpLineException line ->
                "the first line of the answer of " + origin() + " is longer than allowed";
            default -> request == null ? ConnectFailure.describe(transport.host(), failure) : describeLost(failure);
        };
    }

    /** Netty's decoder fails with an {@link IllegalArgumentException}. */
    private String describeLost(Throwable failure) {
        return failure instanceof IllegalArgumentException
                ? "the answer of " + origin() + " is not valid HTTP; check "
                        + transport.host().setting()
                : "the connection to " + origin() + " was lost before a complete answer came";
    }

    /** The failure of an exchange without a complete answer. */
    PlatformException unanswered(String message) {
        return intent != null && mayBeSent
                ? new PlatformException(new OutcomeUnknown(message + "; the Platform may have the data"))
                : unavailable(message);
    }

    Transport transport() {
        return transport;
    }

    String origin() {
        return transport.host().origin();
    }

    private static PlatformException unavailable(String message) {
        return new PlatformException(new Unavailable(message));
    }

    /**
     * Resets a failed request, and an upload that was answered early: the server would never read the rest of it.
     * Closes the connection of an upload in any case: after a reset of a request that was not sent, Vert.x would use it
     * again.
     */
    private void release(boolean failed) {
        if (request != null && (failed || intent != null)) {
            request.reset();
            if (intent != null) {
                request.connection().close();
            }
        }
    }
}
