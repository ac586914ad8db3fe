package dev.ferry.adapters.rest.exchange;

import dev.ferry.adapters.rest.problem.FailureReplies;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** Calls an endpoint and sends its reply, or a problem if the endpoint fails. */
public record EndpointHandler(Endpoint endpoint) implements Handler<RoutingContext> {

    /** How long to read on after a reply, so that a client that is still sending can receive it. */
    private static final Duration LINGER = Duration.ofSeconds(5);

    @Override
    public void handle(RoutingContext routing) {
        var call = new RequestContext(routing, routing.vertx().getOrCreateContext(), RequestId.of(routing.request()));
        if (hasBody(routing.request())) {
            routing.request().pause();
        }
        Future.succeededFuture()
                .compose(ignored -> {
                    RequestRules.check(call.request());
                    return endpoint.answer(call);
                })
                .recover(failure -> problem(call, failure))
                .compose(reply -> send(call, reply))
                .onFailure(failure -> abort(call, failure));
    }

    private static boolean hasBody(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        return request.getHeader("Transfer-Encoding") != null || (length != null && !length.equals("0"));
    }

    /** Converts a failure to a problem, unless the client has disconnected. */
    private static Future<Reply> problem(RequestContext call, Throwable failure) {
        if (call.response().closed()) {
            return Future.failedFuture(failure);
        }
        var problem = FailureReplies.problem(failure, describe(call));
        return Future.succeededFuture(Reply.problem(problem, call));
    }

    private static Future<Void> send(RequestContext call, Reply reply) {
        var response = call.response();
        if (response.closed()) {
            return Future.failedFuture(new ClientDisconnectedException());
        }
        StandardHeaders.addTo(response.headers(), call.id());
        var bodyUnread =
                (hasBody(call.request()) && !drain(call.request())) || !RequestRules.hasKnownFraming(call.request());
        if (bodyUnread) {
            response.putHeader("Connection", "close");
        }
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        return reply.body().writeTo(call).onSuccess(sent -> {
            if (bodyUnread) {
                linger(call);
            }
        });
    }

    /** Discards the rest of the body that has already arrived; returns whether this was the end of the body. */
    private static boolean drain(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(bytes -> {}).exceptionHandler(failure -> {}).resume();
        }
        return request.isEnded();
    }

    /** Reads on for up to 5 seconds, then closes the connection; closing at once could discard the reply. */
    private static void linger(RequestContext call) {
        var connection = call.request().connection();
        if (call.request().isEnded()) {
            connection.close();
            return;
        }
        var timer = call.routing().vertx().setTimer(LINGER.toMillis(), id -> connection.close());
        call.request().endHandler(end -> {
            call.routing().vertx().cancelTimer(timer);
            connection.close();
        });
    }

    /** Resets the connection when a started response fails, so that the response does not look complete. */
    private static void abort(RequestContext call, Throwable failure) {
        if (!call.response().closed() && !(failure instanceof ClientDisconnectedException)) {
            FailureReplies.problem(failure, describe(call));
            call.response().reset();
        }
    }

    /** Describes the request for the log, without the query, because that contains names of data sets. */
    private static String describe(RequestContext call) {
        return call.request().method() + " " + call.path() + " (request " + call.id() + ")";
    }
}
