package dev.ferry.application.usecase;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.StoreStats;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driving.ReadOverview;
import dev.ferry.application.ratelimit.AccountPause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Counts the uploads at most once a second, however many callers ask: a count reads an index of the whole journal. */
public final class ReadOverviewUseCase implements ReadOverview {

    private static final Duration MAX_AGE = Duration.ofSeconds(1);

    private final Journal journal;
    private final AccountPause pause;
    private final InstantSource clock;
    private CompletableFuture<StoreStats> last =
            CompletableFuture.failedFuture(new IllegalStateException("not counted"));
    private Instant countedAt = Instant.MIN;

    public ReadOverviewUseCase(Journal journal, AccountPause pause, InstantSource clock) {
        this.journal = journal;
        this.pause = pause;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Overview> read() {
        return Stages.unwrap(count().thenApply(stats ->
                new Overview(stats.at(), stats.uploads(), pause.pausedUntil().orElse(null))));
    }

    private synchronized CompletionStage<StoreStats> count() {
        if (last.isDone() && (last.isCompletedExceptionally() || isOld())) {
            countedAt = clock.instant();
            last = journal.stats().toCompletableFuture();
        }
        return last;
    }

    /** Also true when the clock was set back. */
    private boolean isOld() {
        return Duration.between(countedAt, clock.instant()).abs().compareTo(MAX_AGE) >= 0;
    }
}
