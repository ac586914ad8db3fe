package dev.ferry.simulation;

import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.event.UploadEvent.ResultCollected;
import dev.ferry.domain.event.UploadEvent.ResultMissing;
import dev.ferry.domain.event.UploadEvent.UnknownStatus;
import dev.ferry.domain.event.UploadEvent.UploadAccepted;
import dev.ferry.domain.event.UploadEvent.UploadCancelled;
import dev.ferry.domain.event.UploadEvent.UploadCompleted;
import dev.ferry.domain.event.UploadEvent.UploadDeferred;
import dev.ferry.domain.event.UploadEvent.UploadFailed;
import dev.ferry.domain.event.UploadEvent.UploadInDoubt;
import dev.ferry.domain.event.UploadEvent.UploadQueued;
import dev.ferry.domain.event.UploadEvent.UploadQueued.Reason;
import dev.ferry.domain.event.UploadEvent.UploadRejected;
import dev.ferry.domain.event.UploadEvent.UploadSubmitting;
import dev.ferry.domain.platform.ResultKind;
import java.util.EnumSet;
import java.util.Set;

/**
 * An independent model of an upload's life. It checks the events against the design and knows nothing of the
 * implementation.
 */
final class UploadModel {

    private final String name;
    private ModelState state = ModelState.NONE;
    private int attempt;
    private int decisions;
    private int intents;
    private int readyAttempt;
    private int accepted;
    private int lastAttemptWithUnknownStatus;

    /** The states of the model. */
    enum ModelState {
        NONE,
        QUEUED,
        SUBMITTING,
        IN_DOUBT,
        PROCESSING,
        COLLECTING,
        COMPLETED,
        REJECTED,
        FAILED,
        CANCELLED;

        private static final Set<ModelState> OPEN = EnumSet.of(QUEUED, SUBMITTING, IN_DOUBT, PROCESSING, COLLECTING);
    }

    UploadModel(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    ModelState state() {
        return state;
    }

    void apply(UploadEvent event) {
        switch (event) {
            case UploadQueued queued -> queued(queued);
            case UploadSubmitting submitting -> {
                move(event, EnumSet.of(ModelState.QUEUED), ModelState.SUBMITTING);
                intents++;
            }
            case UploadDeferred deferred -> {
                intents -= state == ModelState.SUBMITTING ? 1 : 0;
                move(event, EnumSet.of(ModelState.QUEUED, ModelState.SUBMITTING), ModelState.QUEUED);
                checkCounts();
            }
            case UploadAccepted acceptance -> move(event, EnumSet.of(ModelState.SUBMITTING), ModelState.PROCESSING);
            case UnknownStatus unknown -> unknownStatus(unknown);
            case UploadInDoubt inDoubt -> {
                move(event, EnumSet.of(ModelState.SUBMITTING), ModelState.IN_DOUBT);
                checkReady();
            }
            case ResultCollected collected -> collected(collected);
            case ResultMissing missing -> move(event, EnumSet.of(ModelState.COLLECTING), ModelState.COLLECTING);
            case UploadCompleted completed -> move(event, EnumSet.of(ModelState.COLLECTING), ModelState.COMPLETED);
            case UploadRejected rejected -> move(event, EnumSet.of(ModelState.PROCESSING), ModelState.REJECTED);
            case UploadFailed failed -> move(event, ModelState.OPEN, ModelState.FAILED);
            case UploadCancelled cancelled -> move(event, ModelState.OPEN, ModelState.CANCELLED);
        }
    }

    /** An adapter has all that it needs to send the present attempt, and asks for its intent. */
    void ready() {
        readyAttempt = attempt;
    }

    /** The Platform has accepted the data, even if no answer arrived. */
    void accepted() {
        accepted++;
        checkCounts();
    }

    /** An attempt reports one unknown status, however many nodes see one. */
    private void unknownStatus(UnknownStatus unknown) {
        move(unknown, EnumSet.of(ModelState.PROCESSING), ModelState.PROCESSING);
        if (lastAttemptWithUnknownStatus == attempt) {
            throw new Violation(name + " reports a second unknown status in attempt " + attempt);
        }
        lastAttemptWithUnknownStatus = attempt;
    }

    /** A missing result may be fetched after the upload is completed. */
    private void collected(ResultCollected collected) {
        if (collected.kind().equals(ResultKind.STATUS)) {
            move(collected, EnumSet.of(ModelState.PROCESSING), ModelState.COLLECTING);
        } else {
            move(collected, EnumSet.of(ModelState.COLLECTING, ModelState.COMPLETED), state);
        }
    }

    private void queued(UploadQueued queued) {
        decisions++;
        attempt++;
        move(queued, statesBefore(queued.reason()), ModelState.QUEUED);
    }

    private static Set<ModelState> statesBefore(Reason reason) {
        return switch (reason) {
            case SUBMITTED -> EnumSet.of(ModelState.NONE);
            case RESUBMITTED -> EnumSet.of(ModelState.COMPLETED, ModelState.REJECTED);
            case RETRIED -> EnumSet.of(ModelState.FAILED);
            case SETTLED_OVERWRITE, SETTLED_RETRY -> EnumSet.of(ModelState.IN_DOUBT);
        };
    }

    private void move(UploadEvent event, Set<ModelState> from, ModelState to) {
        if (!from.contains(state) || event.attempt() != attempt) {
            throw new Violation(
                    name + " is " + state + " in attempt " + attempt + " and cannot continue with " + event);
        }
        state = to;
    }

    /** No upload is in doubt unless a byte of it may have left. */
    private void checkReady() {
        if (readyAttempt != attempt) {
            throw new Violation(name + " is in doubt in attempt " + attempt + ", which no adapter was ready to send");
        }
    }

    /**
     * Ferry never sends data a second time by itself: everything that the Platform has accepted was sent after a
     * recorded decision, and after a recorded intent that was not taken back by a deferral.
     */
    private void checkCounts() {
        if (accepted > decisions || accepted > intents) {
            throw new Violation(name + " was accepted " + accepted + " times, with " + decisions + " decisions and "
                    + intents + " recorded intents");
        }
    }
}
