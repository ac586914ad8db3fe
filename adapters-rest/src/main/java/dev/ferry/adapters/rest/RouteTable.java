package dev.ferry.adapters.rest;

import dev.ferry.adapters.rest.access.Authorizer;
import dev.ferry.adapters.rest.exchange.AccessScope;
import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.adapters.rest.exchange.EndpointHandler;
import dev.ferry.adapters.rest.exchange.Reply;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.adapters.rest.exchange.Route;
import dev.ferry.adapters.rest.operations.RequestMetrics;
import dev.ferry.adapters.rest.problem.ProblemDetails;
import dev.ferry.adapters.rest.problem.ProblemType;
import dev.ferry.adapters.rest.problem.RefusedException;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.TreeSet;

/**
 * Finds the endpoint for a request; without one, replies with a problem.
 *
 * @param routes all routes
 * @param authorizer checks access to the routes
 */
record RouteTable(List<Route> routes, Authorizer authorizer, MeterRegistry registry) {

    private static final String NO_ROUTE = "none";

    Router router(Vertx vertx, Handler<RoutingContext> first) {
        var router = Router.router(vertx);
        router.route().handler(first);
        for (var template : routes.stream().map(Route::template).distinct().toList()) {
            mount(
                    router,
                    routes.stream()
                            .filter(route -> route.template().equals(template))
                            .toList());
        }
        router.route()
                .handler(new RequestMetrics(registry, NO_ROUTE))
                .handler(new EndpointHandler(authorizer.guard(RouteTable::notFound, AccessScope.READ)));
        router.errorHandler(400, new EndpointHandler(RouteTable::malformed));
        router.errorHandler(404, new EndpointHandler(authorizer.guard(withoutPath(routes), AccessScope.OPEN)));
        return router;
    }

    private void mount(Router router, List<Route> methods) {
        var path = methods.getFirst().path();
        if (!methods.getFirst().isEventStream()) {
            router.route(path)
                    .handler(new RequestMetrics(registry, methods.getFirst().template()));
        }
        for (var route : methods) {
            var endpoint = authorizer.guard(route.endpoint(), route.scope());
            var mounted = router.route(path).method(route.method()).handler(new EndpointHandler(endpoint));
            if (route.method().equals(HttpMethod.GET)) {
                mounted.method(HttpMethod.HEAD);
            }
        }
        router.route(path).handler(new EndpointHandler(authorizer.guard(wrongMethod(methods), AccessScope.OPEN)));
    }

    /** Vert.x Web routes only paths, and so neither {@code OPTIONS *} nor {@code CONNECT host:1}. */
    private static Endpoint withoutPath(List<Route> routes) {
        var wrongMethod = wrongMethod(routes);
        return call -> {
            var method = call.request().method();
            if (method.equals(HttpMethod.OPTIONS) || method.equals(HttpMethod.CONNECT)) {
                return wrongMethod.answer(call);
            }
            throw RefusedException.badRequest("the request's target must be a path, such as /v1/uploads");
        };
    }

    private static Endpoint wrongMethod(List<Route> methods) {
        var known = new TreeSet<>(
                methods.stream().map(route -> route.method().name()).toList());
        if (known.contains("GET")) {
            known.add("HEAD");
        }
        var allowed = String.join(", ", known);
        return call -> {
            var problem = new ProblemDetails(
                    ProblemType.METHOD_NOT_ALLOWED,
                    call.request().method() + " is not supported here; the path supports " + allowed);
            return Future.succeededFuture(Reply.problem(problem, call).with("Allow", allowed));
        };
    }

    private static Future<Reply> notFound(RequestContext call) {
        throw RefusedException.notFound("there is nothing at " + call.path());
    }

    private static Future<Reply> malformed(RequestContext call) {
        throw RefusedException.badRequest("the path or the query is malformed at " + call.path());
    }
}
