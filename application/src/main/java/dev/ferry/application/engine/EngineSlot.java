package dev.ferry.application.engine;

import dev.ferry.application.port.driven.Scheduler;
import dev.ferry.application.step.ClaimedUpload;
import dev.ferry.domain.submission.UploadId;
import org.jspecify.annotations.Nullable;

/** An upload under our lease. One instance a claim: an answer that comes for another instance comes too late. */
final class EngineSlot {

    private ClaimedUpload claimed;
    private Scheduler.@Nullable Task next;

    EngineSlot(ClaimedUpload claimed) {
        this.claimed = claimed;
    }

    UploadId id() {
        return claimed.entry().upload().id();
    }

    ClaimedUpload claimed() {
        return claimed;
    }

    void moved(ClaimedUpload later) {
        claimed = later;
    }

    /** Nothing is done about it until its next step, which is planned. */
    void waitFor(Scheduler.Task step) {
        next = step;
    }

    boolean timing() {
        return next != null;
    }

    /** The wait is over, before its end or at it. */
    void wake() {
        if (next != null) {
            next.cancel();
            next = null;
        }
    }
}
