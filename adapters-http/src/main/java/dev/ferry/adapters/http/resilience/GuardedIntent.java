package dev.ferry.adapters.http.resilience;

import dev.ferry.adapters.http.call.CallerFailureException;
import dev.ferry.application.async.Stages;
import dev.ferry.application.content.UnreadableContentException;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The intent of one call, which knows whether any of the upload may have been sent. It permits nothing after the call
 * has ended. Any thread.
 */
final class GuardedIntent implements Intent {

    private final Intent intent;
    private State state = State.UNDECLARED;
    private boolean ended;

    private enum State {
        /** Not declared, or withdrawn: nothing was sent that the Platform may have accepted. */
        UNDECLARED,
        /** The journal is writing it. */
        DECLARING,
        /** The journal refused it, or failed. */
        REFUSED,
        /** The adapter may send. */
        PERMITTED
    }

    GuardedIntent(Intent intent) {
        this.intent = intent;
    }

    @Override
    public CompletionStage<Boolean> declare() {
        if (!change(State.DECLARING)) {
            return CompletableFuture.completedStage(false);
        }
        var declared = intent.declare().whenComplete((permitted, failure) -> {
            if (failure != null) {
                change(State.REFUSED);
            }
        });
        return Stages.unwrap(
                declared.thenApply(permitted -> change(permitted ? State.PERMITTED : State.REFUSED) && permitted));
    }

    @Override
    public CompletionStage<Void> withdraw(PlatformFault cause) {
        change(State.UNDECLARED);
        return intent.withdraw(cause);
    }

    /**
     * Ends the call, which was not answered in time.
     *
     * @param reason completes the sentence "nothing was sent …"
     * @return the failure of the call
     */
    synchronized RuntimeException endUnanswered(String reason) {
        ended = true;
        return switch (state) {
            case UNDECLARED, REFUSED -> new PlatformException(new Unavailable("nothing was sent " + reason));
            case DECLARING ->
                new CallerFailureException(new PlatformException(
                        new Unavailable("nothing was sent because the intent was not recorded " + reason)));
            case PERMITTED -> new PlatformException(PlatformEndpoint.UPLOAD.unanswered(reason));
        };
    }

    /**
     * Ends the call, which has failed. A failure of the intent or of the data set says nothing about the Platform.
     *
     * @return the failure of the call
     */
    synchronized Throwable endFailed(Throwable failure) {
        ended = true;
        var isClassified = failure instanceof PlatformException;
        return switch (state) {
            case UNDECLARED -> isClassified ? failure : new CallerFailureException(failure);
            case DECLARING, REFUSED -> new CallerFailureException(failure);
            case PERMITTED -> isClassified ? failure : unexpected(failure);
        };
    }

    private static Throwable unexpected(Throwable failure) {
        return failure instanceof UnreadableContentException
                ? new CallerFailureException(failure)
                : new PlatformException(new OutcomeUnknown("the upload failed unexpectedly ("
                        + failure.getClass().getSimpleName() + "); the Platform may have the data"));
    }

    /** Ends the call, which has succeeded. */
    synchronized void end() {
        ended = true;
    }

    /** Changes the state unless the call has ended; returns whether it did. */
    private synchronized boolean change(State next) {
        if (!ended) {
            state = next;
        }
        return !ended;
    }
}
