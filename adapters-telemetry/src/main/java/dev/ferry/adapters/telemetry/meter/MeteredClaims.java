package dev.ferry.adapters.telemetry.meter;

import dev.ferry.adapters.telemetry.PortDecorators;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.port.driven.Claims;
import dev.ferry.application.port.driven.Claims.Scope;
import dev.ferry.domain.submission.UploadId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Counts the leases that this process has taken, has now, and has lost. */
public final class MeteredClaims implements Claims {

    private final Claims claims;
    private final TrackedLeases leases;
    private final Consumer<TrackedLeases.Lost> lostListener;
    private final Counter taken;
    private final Counter lost;

    /**
     * Decorates the claims of a journal.
     *
     * @param lostListener gets each lease that was lost
     */
    public MeteredClaims(
            Claims claims, TrackedLeases leases, MeterRegistry registry, Consumer<TrackedLeases.Lost> lostListener) {
        this.claims = claims;
        this.leases = leases;
        this.lostListener = lostListener;
        this.taken = Counter.builder("ferry.leases.taken")
                .description("Uploads that this process has claimed")
                .register(registry);
        this.lost = Counter.builder("ferry.leases.lost")
                .description(
                        "Leases that another process took while this process was working: it was too slow, or its clock jumped")
                .register(registry);
        Gauge.builder("ferry.leases.held", leases, TrackedLeases::count)
                .description("Uploads that this process works on now, at most FERRY_SERVICE_SLOTS")
                .strongReference(true)
                .register(registry);
    }

    @Override
    public CompletionStage<List<JournalEntry>> claim(String owner, Scope scope, int limit, Duration lease) {
        return PortDecorators.onCompletion(claims.claim(owner, scope, limit, lease), (claimed, failure) -> {
            if (claimed != null) {
                leases.taken(claimed);
                taken.increment(claimed.size());
            }
        });
    }

    @Override
    public CompletionStage<Set<UploadId>> renew(String owner, Collection<UploadId> ids, Duration lease) {
        return PortDecorators.onCompletion(claims.renew(owner, ids, lease), (kept, failure) -> {
            if (kept != null) {
                leases.removeLost(ids, kept).forEach(this::reportLost);
            }
        });
    }

    @Override
    public CompletionStage<Void> release(String owner, UploadId id, Duration delay) {
        var write = leases.ending(id);
        return PortDecorators.onCompletion(claims.release(owner, id, delay), (released, failure) -> write.done());
    }

    @Override
    public CompletionStage<Optional<Duration>> nextDue(Scope scope) {
        return claims.nextDue(scope);
    }

    @Override
    public CompletionStage<Integer> correctFarTimes(Scope scope, Duration longestWait, Duration lease) {
        return claims.correctFarTimes(scope, longestWait, lease);
    }

    @Override
    public CompletionStage<Void> bringForward(Duration within) {
        return claims.bringForward(within);
    }

    private void reportLost(TrackedLeases.Lost lease) {
        lost.increment();
        lostListener.accept(lease);
    }
}
