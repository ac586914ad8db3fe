package dev.ferry.adapters.rest.operations;

import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.adapters.rest.exchange.Reply;
import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.adapters.rest.exchange.Route;
import dev.ferry.adapters.rest.problem.ProblemType;
import dev.ferry.adapters.rest.problem.RefusedException;
import dev.ferry.application.port.driving.ProbeStore;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;

/** The routes for health checks, metrics, the description of the API, and the pages about problem types. */
public final class OperationsRoutes {

    private static final Map<String, String> UP = Map.of("status", "up");

    private OperationsRoutes() {}

    /**
     * Returns the routes, in no particular order.
     *
     * @param metrics shown by {@code GET /metrics}
     */
    public static List<Route> of(ProbeStore store, PrometheusMeterRegistry metrics) {
        var readiness = new Readiness(store);
        Endpoint live = call -> Future.succeededFuture(Reply.json(200, UP));
        Endpoint ready = call -> readiness.check(call).map(written -> Reply.json(200, UP));
        return List.of(
                Route.health("/health/live", live),
                Route.health("/health/ready", ready),
                Route.get("/metrics", call -> scrape(metrics)),
                Route.open("/openapi.yaml", description(ApiDescription.read())),
                Route.open("/problems/{name}", OperationsRoutes::page));
    }

    /** The description holds nothing that the public documentation does not, so it needs no key. */
    private static Endpoint description(String yaml) {
        return call -> {
            call.query();
            return Future.succeededFuture(Reply.text("application/yaml", yaml));
        };
    }

    private static Future<Reply> scrape(PrometheusMeterRegistry metrics) {
        return Future.succeededFuture(Reply.text("text/plain; version=0.0.4", metrics.scrape()));
    }

    private static Future<Reply> page(RequestContext call) {
        var word = call.segment("name");
        var type = ProblemType.named(word)
                .orElseThrow(() -> RefusedException.notFound("there is no problem type '" + word + "'"));
        return Future.succeededFuture(Reply.text(
                "text/markdown",
                "# %s\n\n`%s`, HTTP status %d\n\n%s\n"
                        .formatted(type.title(), type.path(), type.status(), type.remedy())));
    }
}
