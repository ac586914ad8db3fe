package dev.ferry.simulation;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.port.driven.Claims;
import dev.ferry.application.port.driven.Claims.Scope;
import dev.ferry.domain.submission.UploadId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Claims that break the contract: they report that an upload is always due.
 *
 * @param claims does everything else
 */
record AlwaysDueClaims(Claims claims) implements Claims {

    @Override
    public CompletionStage<List<JournalEntry>> claim(String owner, Scope scope, int limit, Duration lease) {
        return claims.claim(owner, scope, limit, lease);
    }

    @Override
    public CompletionStage<Set<UploadId>> renew(String owner, Collection<UploadId> ids, Duration lease) {
        return claims.renew(owner, ids, lease);
    }

    @Override
    public CompletionStage<Void> release(String owner, UploadId id, Duration delay) {
        return claims.release(owner, id, delay);
    }

    @Override
    public CompletionStage<Optional<Duration>> nextDue(Scope scope) {
        return CompletableFuture.completedStage(Optional.of(Duration.ZERO));
    }

    @Override
    public CompletionStage<Integer> correctFarTimes(Scope scope, Duration longestWait, Duration lease) {
        return claims.correctFarTimes(scope, longestWait, lease);
    }

    @Override
    public CompletionStage<Void> bringForward(Duration within) {
        return claims.bringForward(within);
    }
}
