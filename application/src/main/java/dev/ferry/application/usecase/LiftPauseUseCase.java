package dev.ferry.application.usecase;

import dev.ferry.application.port.driving.LiftPause;
import dev.ferry.application.ratelimit.RateLimit;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Lifts the pause first, because an upload that continues before that would wait for its end again. */
public final class LiftPauseUseCase implements LiftPause {

    private static final Logger LOG = System.getLogger(LiftPauseUseCase.class.getName());

    private final RateLimit rateLimit;
    private final Function<Instant, CompletionStage<Void>> bringForward;

    /**
     * Creates the use case.
     *
     * @param bringForward makes the uploads due that wait for the end of a pause
     */
    public LiftPauseUseCase(RateLimit rateLimit, Function<Instant, CompletionStage<Void>> bringForward) {
        this.rateLimit = rateLimit;
        this.bringForward = bringForward;
    }

    @Override
    public CompletionStage<Optional<Instant>> lift() {
        return rateLimit.lift().thenCompose(end -> {
            end.ifPresent(until -> LOG.log(Level.INFO, "lifted the account''s pause until {0}", until));
            return end.map(bringForward)
                    .orElseGet(() -> CompletableFuture.completedStage(null))
                    .thenApply(continued -> end);
        });
    }
}
