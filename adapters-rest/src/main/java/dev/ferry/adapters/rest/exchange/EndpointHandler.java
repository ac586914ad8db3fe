package dev.ferry.adapters.rest.exchange;

import dev.ferry.adapters.rest.problem.FailureReplies;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** Lets an endpoint answer a request, come what may. */
public record EndpointHandler(Endpoint endpoint) implements Handler<RoutingContext> {

    /** A client that is refused may still be sending; it should get to read why. */
    private static final Duration LINGER = Duration.ofSeconds(5);

    @Override
    public void handle(RoutingContext routing) {
        var call = new RequestContext(routing, routing.vertx().getOrCreateContext());
        if (hasBody(routing.request())) {
            routing.request().pause();
        }
        Future.succeededFuture()
                .compose(go -> endpoint.answer(call))
                .recover(failure -> problem(call, failure))
                .compose(reply -> send(call, reply))
                .onFailure(failure -> breakOff(call, failure));
    }

    private static boolean hasBody(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        return request.getHeader("Transfer-Encoding") != null || (length != null && !length.equals("0"));
    }

    /** Nobody is there to be told when the client has gone, and then nothing is wrong with us. */
    private static Future<Reply> problem(RequestContext call, Throwable failure) {
        if (call.response().closed()) {
            return Future.failedFuture(failure);
        }
        var problem = FailureReplies.problem(failure, words(call));
        return Future.succeededFuture(Reply.problem(problem, call.path()));
    }

    private static Future<Void> send(RequestContext call, Reply reply) {
        var response = call.response();
        if (response.closed()) {
            return Future.failedFuture(new ClientGoneException());
        }
        var lingers = hasBody(call.request()) && !allRead(call.request());
        if (lingers) {
            response.putHeader("Connection", "close");
        }
        response.setStatusCode(reply.status());
        reply.headers().forEach(response::putHeader);
        return reply.body().writeTo(call).onSuccess(sent -> {
            if (lingers) {
                linger(call);
            }
        });
    }

    /** Reads over what the endpoint has left, as far as it is here already. */
    private static boolean allRead(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(unwanted -> {}).exceptionHandler(gone -> {}).resume();
        }
        return request.isEnded();
    }

    /** Goes on reading for a while, then hangs up; hanging up at once could take the answer with it. */
    private static void linger(RequestContext call) {
        var connection = call.request().connection();
        if (call.request().isEnded()) {
            connection.close();
            return;
        }
        var timer = call.routing().vertx().setTimer(LINGER.toMillis(), late -> connection.close());
        call.request().endHandler(end -> {
            call.routing().vertx().cancelTimer(timer);
            connection.close();
        });
    }

    /** What was begun and cannot be ended well must not look well: the connection is cut in mid-response. */
    private static void breakOff(RequestContext call, Throwable failure) {
        if (!call.response().closed() && !(failure instanceof ClientGoneException)) {
            FailureReplies.problem(
                    failure, call.request().method() + " " + call.request().path());
            call.response().reset();
        }
    }

    /** For the log; the query holds names, which are nobody's business there. */
    private static String words(RequestContext call) {
        return call.request().method() + " " + call.path();
    }
}
