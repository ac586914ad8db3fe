package dev.ferry.simulation;

import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.event.UploadEvent.ResultCollected;
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
 * What an upload's events tell, held against the design's picture of its life. It knows the design and not the code: a
 * second opinion.
 */
final class Story {

    private final String name;
    private Chapter chapter = Chapter.NONE;
    private int attempt;
    private int decisions;
    private int sendings;
    private int taken;

    /** Where the story is. */
    enum Chapter {
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

        private static final Set<Chapter> OPEN = EnumSet.of(QUEUED, SUBMITTING, IN_DOUBT, PROCESSING, COLLECTING);
    }

    Story(String name) {
        this.name = name;
    }

    Chapter chapter() {
        return chapter;
    }

    void goesOn(UploadEvent event) {
        switch (event) {
            case UploadQueued queued -> queued(queued);
            case UploadSubmitting submitting -> {
                turn(event, EnumSet.of(Chapter.QUEUED), Chapter.SUBMITTING);
                sendings++;
            }
            case UploadDeferred deferred -> {
                turn(event, EnumSet.of(Chapter.SUBMITTING), Chapter.QUEUED);
                sendings--;
                balance();
            }
            case UploadAccepted accepted -> turn(event, EnumSet.of(Chapter.SUBMITTING), Chapter.PROCESSING);
            case UploadInDoubt inDoubt -> turn(event, EnumSet.of(Chapter.SUBMITTING), Chapter.IN_DOUBT);
            case ResultCollected collected ->
                turn(
                        event,
                        EnumSet.of(
                                collected.kind().equals(ResultKind.STATUS) ? Chapter.PROCESSING : Chapter.COLLECTING),
                        Chapter.COLLECTING);
            case UploadCompleted completed -> turn(event, EnumSet.of(Chapter.COLLECTING), Chapter.COMPLETED);
            case UploadRejected rejected -> turn(event, EnumSet.of(Chapter.PROCESSING), Chapter.REJECTED);
            case UploadFailed failed -> turn(event, Chapter.OPEN, Chapter.FAILED);
            case UploadCancelled cancelled -> turn(event, Chapter.OPEN, Chapter.CANCELLED);
        }
    }

    /** The Platform has taken the data, whether anybody has heard of it or not. */
    void taken() {
        taken++;
        balance();
    }

    private void queued(UploadQueued queued) {
        decisions++;
        attempt++;
        turn(queued, before(queued.reason()), Chapter.QUEUED);
    }

    private static Set<Chapter> before(Reason reason) {
        return switch (reason) {
            case SUBMITTED -> EnumSet.of(Chapter.NONE);
            case RESUBMITTED -> EnumSet.of(Chapter.COMPLETED, Chapter.REJECTED);
            case RETRIED -> EnumSet.of(Chapter.FAILED);
            case SETTLED_OVERWRITE, SETTLED_RETRY -> EnumSet.of(Chapter.IN_DOUBT);
        };
    }

    private void turn(UploadEvent event, Set<Chapter> from, Chapter to) {
        if (!from.contains(chapter) || event.attempt() != attempt) {
            throw new Violation(name + " is " + chapter + " in attempt " + attempt + " and cannot go on with " + event);
        }
        chapter = to;
    }

    /**
     * No second POST in silence: whatever the Platform has taken was sent on a recorded decision, after a recorded
     * intent that was not taken back as certainly not taken.
     */
    private void balance() {
        if (taken > decisions || taken > sendings) {
            throw new Violation(name + " was taken " + taken + " times, on " + decisions + " decisions and " + sendings
                    + " recorded sendings");
        }
    }
}
