package dev.ferry.adapters.rest.operations;

import dev.ferry.adapters.rest.exchange.RequestContext;
import dev.ferry.adapters.rest.problem.FailureReplies;
import dev.ferry.application.async.Stages;
import dev.ferry.application.port.driving.ProbeStore;
import io.vertx.core.Future;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Checks whether Ferry can accept a data set. It probes the store at most once a second, and never while another probe
 * is running.
 */
final class Readiness {

    private static final Logger LOG = System.getLogger(Readiness.class.getName());
    private static final Duration MAX_AGE = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final ProbeStore store;
    private CompletionStage<Void> last = CompletableFuture.completedStage(null);
    private long startedAt = System.nanoTime() - MAX_AGE.toNanos();

    Readiness(ProbeStore store) {
        this.store = store;
    }

    /** Completes when Ferry is ready; otherwise fails with {@link dev.ferry.adapters.rest.problem.RefusedException}. */
    Future<Void> check(RequestContext call) {
        return call.onContext(probe())
                .timeout(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(
                        switch (failure) {
                            case TimeoutException late ->
                                FailureReplies.storeUnavailable(
                                        new IOException("no answer within " + TIMEOUT.toSeconds() + " s"));
                            case IOException broken -> FailureReplies.storeUnavailable(broken);
                            default -> failure;
                        }));
    }

    private synchronized CompletionStage<Void> probe() {
        var stale = System.nanoTime() - startedAt >= MAX_AGE.toNanos();
        if (stale && last.toCompletableFuture().isDone()) {
            startedAt = System.nanoTime();
            last = store.probe().whenComplete((ignored, failure) -> {
                if (failure != null) {
                    LOG.log(Level.WARNING, "Ferry cannot write to the store: " + Stages.describe(failure));
                }
            });
        }
        return Stages.unwrap(last);
    }
}
