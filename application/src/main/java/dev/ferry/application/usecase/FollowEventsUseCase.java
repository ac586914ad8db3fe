package dev.ferry.application.usecase;

import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.application.journal.Subscription;
import dev.ferry.application.port.driven.EventLog;
import dev.ferry.application.port.driving.FollowEvents;
import dev.ferry.domain.submission.UploadId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Reads on in the event log. */
public final class FollowEventsUseCase implements FollowEvents {

    private final EventLog log;

    /**
     * Ready to read.
     *
     * @param log what happened
     */
    public FollowEventsUseCase(EventLog log) {
        this.log = log;
    }

    @Override
    public CompletionStage<List<RecordedEvent>> after(long number, int limit) {
        return log.after(number, limit);
    }

    @Override
    public CompletionStage<List<RecordedEvent>> of(UploadId id, long number, int limit) {
        return log.of(id, number, limit);
    }

    @Override
    public Subscription subscribe(Runnable hint) {
        return log.subscribe(hint);
    }
}
