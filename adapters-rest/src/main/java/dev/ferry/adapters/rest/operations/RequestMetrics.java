package dev.ferry.adapters.rest.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Measures requests as {@code http.server.requests}. The labels have a bounded number of values: the route's template
 * instead of the path, and only known methods.
 */
public record RequestMetrics(MeterRegistry registry, String template) implements Handler<RoutingContext> {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    @Override
    public void handle(RoutingContext call) {
        var startedAt = System.nanoTime();
        call.addEndHandler(end -> {
            var status = end.succeeded() ? Integer.toString(call.response().getStatusCode()) : "gone";
            timer(call.request().method().name(), status).record(System.nanoTime() - startedAt, TimeUnit.NANOSECONDS);
        });
        call.next();
    }

    private Timer timer(String method, String status) {
        return Timer.builder("http.server.requests")
                .description("Duration of requests to Ferry's API, from the head to the end of the response")
                .tag("method", METHODS.contains(method) ? method : "other")
                .tag("uri", template)
                .tag("status", status)
                .register(registry);
    }
}
