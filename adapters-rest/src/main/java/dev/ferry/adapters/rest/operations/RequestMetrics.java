package dev.ferry.adapters.rest.operations;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Times requests as {@code http.server.requests}. Its labels are bounded: the route's template, never the path, and the
 * methods that are routed.
 */
public record RequestMetrics(MeterRegistry registry, String template) implements Handler<RoutingContext> {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    @Override
    public void handle(RoutingContext call) {
        var begun = System.nanoTime();
        call.addEndHandler(end -> {
            var status = end.succeeded() ? Integer.toString(call.response().getStatusCode()) : "gone";
            timer(call.request().method().name(), status).record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        });
        call.next();
    }

    private Timer timer(String method, String status) {
        return Timer.builder("http.server.requests")
                .description("Requests to Ferry's API, from their head to the end of the response")
                .tag("method", METHODS.contains(method) ? method : "other")
                .tag("uri", template)
                .tag("status", status)
                .register(registry);
    }
}
