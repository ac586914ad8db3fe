package dev.ferry.contracts;

import dev.ferry.application.journal.Change;
import dev.ferry.application.journal.Entry;
import dev.ferry.application.journal.Steps;
import dev.ferry.application.port.driven.Claims;
import dev.ferry.application.port.driven.EventLog;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.Retention;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.submission.UploadId;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A journal under test.
 *
 * @param journal its uploads
 * @param claims its claims
 * @param events its events
 * @param retention its forgetting
 * @param passTime lets the journal's own clock go on by so much
 */
public record JournalPorts(
        Journal journal, Claims claims, EventLog events, Retention retention, Consumer<Duration> passTime) {

    /** Enters an upload as {@link Samples} has it. */
    Entry enter(String id) {
        return Waiting.value(journal.enter(Samples.submitted(id))).orElseThrow();
    }

    /** Commits what cannot come too late. */
    Entry commit(Change change) {
        return Waiting.value(journal.commit(change)).orElseThrow();
    }

    /** Finds what is there. */
    Entry find(String id) {
        return Waiting.value(journal.find(new UploadId(id))).orElseThrow();
    }

    /** An upload that was cancelled at once: two events. */
    Entry cancelled(String id) {
        enter(id);
        return commit(Change.resting(1, Steps.of(Samples.submitted(id).next().cancel())));
    }

    /** An upload that the Platform refused: three events. */
    Entry failed(String id) {
        enter(id);
        return commit(Change.resting(1, Samples.sent(id).then(now -> now.failed(new Refused(413, "too large")))));
    }
}
