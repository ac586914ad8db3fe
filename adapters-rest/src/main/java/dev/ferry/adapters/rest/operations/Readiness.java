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
 * Whether a data set could be taken in charge. However often it is asked, the store is probed once a second at the
 * most, and never while it still owes an answer.
 */
final class Readiness {

    private static final Logger LOG = System.getLogger(Readiness.class.getName());
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ProbeStore store;
    private CompletionStage<Void> last = CompletableFuture.completedStage(null);
    private long begun = System.nanoTime() - FRESH.toNanos();

    Readiness(ProbeStore store) {
        this.store = store;
    }

    /** Completes when it is ready; fails with a {@link dev.ferry.adapters.rest.problem.RefusedException} when not. */
    Future<Void> now(RequestContext call) {
        return call.here(probe())
                .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(
                        switch (failure) {
                            case TimeoutException late ->
                                FailureReplies.storeUnavailable(
                                        new IOException("no answer within " + PATIENCE.toSeconds() + " s"));
                            case IOException broken -> FailureReplies.storeUnavailable(broken);
                            default -> failure;
                        }));
    }

    private synchronized CompletionStage<Void> probe() {
        var stale = System.nanoTime() - begun >= FRESH.toNanos();
        if (stale && last.toCompletableFuture().isDone()) {
            begun = System.nanoTime();
            last = store.probe().whenComplete((written, failure) -> {
                if (failure != null) {
                    LOG.log(Level.WARNING, "the store cannot be written: " + Stages.describe(failure));
                }
            });
        }
        return Stages.bare(last);
    }
}
