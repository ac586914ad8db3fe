package dev.ferry.contracts.intercept;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.port.driven.Claims;
import dev.ferry.application.port.driven.Claims.Scope;
import dev.ferry.domain.submission.UploadId;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Passes every call of {@link Claims} through an interceptor.
 *
 * @param claims the intercepted port
 */
public record InterceptedClaims(Claims claims, Interceptor interceptor) implements Claims {

    @Override
    public CompletionStage<List<JournalEntry>> claim(String owner, Scope scope, int limit, Duration lease) {
        return interceptor.pass("claim", () -> claims.claim(owner, scope, limit, lease));
    }

    @Override
    public CompletionStage<Set<UploadId>> renew(String owner, Collection<UploadId> ids, Duration lease) {
        return interceptor.pass("renew", () -> claims.renew(owner, ids, lease));
    }

    @Override
    public CompletionStage<Void> release(String owner, UploadId id, Duration delay) {
        return interceptor.pass("release", () -> claims.release(owner, id, delay));
    }

    @Override
    public CompletionStage<Optional<Duration>> nextDue(Scope scope) {
        return interceptor.pass("next due", () -> claims.nextDue(scope));
    }

    @Override
    public CompletionStage<Integer> correctFarTimes(Scope scope, Duration longestWait, Duration lease) {
        return interceptor.pass("correct far times", () -> claims.correctFarTimes(scope, longestWait, lease));
    }

    @Override
    public CompletionStage<Void> bringForward(Duration within) {
        return interceptor.pass("bring forward", () -> claims.bringForward(within));
    }
}
