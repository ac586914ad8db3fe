package dev.ferry.adapters.http.resilience;

import dev.ferry.application.async.Stages;
import dev.ferry.application.port.driven.PlatformException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Times the calls of one endpoint by their outcome. All meters exist from the start, so no call looks one up by tags.
 */
final class CallMetrics {

    private static final String OK = "ok";
    private static final List<String> OUTCOMES = List.of(
            OK, "unavailable", "throttled", "unauthorized", "refused", "unknown-token", "malformed", "outcome-unknown");

    private final Map<String, Timer> timers = new HashMap<>();

    CallMetrics(Endpoint endpoint, MeterRegistry registry) {
        for (var outcome : OUTCOMES) {
            timers.put(
                    outcome,
                    Timer.builder("ferry.platform.requests")
                            .description("Calls to the Platform, retries included, by endpoint and outcome")
                            .tag("endpoint", endpoint.label())
                            .tag("outcome", outcome)
                            .register(registry));
        }
    }

    void record(Timer.Sample sample, @Nullable Throwable failure) {
        var outcome = failure == null
                ? OK
                : Stages.cause(failure) instanceof PlatformException exception
                        ? exception.fault().code()
                        : "unavailable";
        var timer = timers.get(outcome);
        if (timer != null) {
            sample.stop(timer);
        }
    }
}
