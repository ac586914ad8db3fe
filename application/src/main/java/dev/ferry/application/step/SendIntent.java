package dev.ferry.application.step;

import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.domain.upload.Queued;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The intent of one sending: commits {@code Submitting} when the adapter declares it for the first time. */
final class SendIntent implements Intent {

    private final StepCommits commits;
    private final ClaimedUpload claimed;
    private final Queued queued;
    private @Nullable CompletionStage<Optional<ClaimedUpload>> commit;

    SendIntent(StepCommits commits, ClaimedUpload claimed, Queued queued) {
        this.commits = commits;
        this.claimed = claimed;
        this.queued = queued;
    }

    @Override
    public synchronized CompletionStage<Boolean> declare() {
        if (commit == null) {
            commit = commits.commit(claimed, TransitionBatch.of(queued.intend()));
        }
        return commit.thenApply(Optional::isPresent);
    }

    /**
     * Ends the sending: an intent that is declared after this is refused.
     *
     * @return the upload, {@code Queued} if no intent was declared, else {@code Submitting}; empty when the journal
     *     refused the intent. Fails when it is not known whether the intent was committed
     */
    synchronized CompletionStage<Optional<ClaimedUpload>> end() {
        if (commit == null) {
            commit = CompletableFuture.completedStage(Optional.empty());
            return CompletableFuture.completedStage(Optional.of(claimed));
        }
        return commit;
    }
}
