package dev.ferry.application.step;

import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Submitting;
import dev.ferry.domain.upload.Transition;
import dev.ferry.domain.upload.Upload;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The intent of one sending: commits {@code Submitting} when the adapter declares it, and {@code Queued} when not sent.
 */
final class SendIntent implements Intent {

    private final StepCommits commits;
    private final StepTiming timing;

    /** Empty when the journal has refused a commit; fails when it is not known whether the last one was made. */
    private CompletionStage<Optional<ClaimedUpload>> current;

    private boolean ended;
    private boolean mayBeSent;

    SendIntent(StepCommits commits, StepTiming timing, ClaimedUpload claimed) {
        this.commits = commits;
        this.timing = timing;
        this.current = CompletableFuture.completedStage(Optional.of(claimed));
    }

    @Override
    public synchronized CompletionStage<Boolean> declare() {
        if (ended) {
            return CompletableFuture.completedStage(false);
        }
        mayBeSent = true;
        commitFrom(Queued.class, Queued::intend);
        return current.thenApply(Optional::isPresent);
    }

    @Override
    public synchronized CompletionStage<Void> withdraw(PlatformFault cause) {
        if (!ended) {
            mayBeSent = false;
            commitFrom(Submitting.class, submitting -> submitting.deferredWithoutError(cause, timing.now()));
        }
        return current.thenApply(withdrawn -> null);
    }

    /**
     * Ends the sending: an intent that is declared after this is refused.
     *
     * @return the upload, {@code Submitting} after a declared intent, else {@code Queued}; empty when the journal
     *     refused a commit. Fails when it is not known whether the last one was made
     */
    synchronized CompletionStage<Optional<ClaimedUpload>> end() {
        ended = true;
        return current;
    }

    /**
     * Ends the sending if nothing was sent: a later intent is refused, and a later outcome is not written.
     *
     * @return false when the data may be on its way
     */
    synchronized boolean abandon() {
        if (!mayBeSent) {
            ended = true;
            current = current.thenApply(unsent -> Optional.empty());
        }
        return !mayBeSent;
    }

    private <S extends Upload> void commitFrom(Class<S> state, Function<S, Transition<?>> step) {
        current = current.thenCompose(claimed -> {
            if (claimed.isEmpty() || !state.isInstance(claimed.get().entry().upload())) {
                return CompletableFuture.completedStage(claimed);
            }
            var upload = state.cast(claimed.get().entry().upload());
            return commits.commit(claimed.get(), TransitionBatch.of(step.apply(upload)));
        });
    }
}
