package dev.ferry.contracts;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.port.EventLog;
import dev.ferry.application.port.driven.Claims;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.JournalPorts;
import dev.ferry.application.port.driven.Retention;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.submission.UploadId;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * A journal under test.
 *
 * @param passTime advances the journal's own clock
 */
public record JournalUnderTest(JournalPorts ports, Consumer<Duration> passTime) {

    Journal journal() {
        return ports.uploads();
    }

    Claims claims() {
        return ports.claims();
    }

    EventLog events() {
        return ports.events();
    }

    Retention retention() {
        return ports.retention();
    }

    /** Adds the upload of {@link Samples}. */
    JournalEntry enter(String id) {
        return StageAwait.value(journal().enter(Samples.submitted(id))).orElseThrow();
    }

    /** Commits a change that the journal must accept. */
    JournalEntry commit(UploadChange change) {
        return StageAwait.value(journal().commit(change)).orElseThrow();
    }

    /** Finds an upload that must exist. */
    JournalEntry find(String id) {
        return StageAwait.value(journal().find(new UploadId(id))).orElseThrow();
    }

    /** Adds an upload and cancels it: two events. */
    JournalEntry cancelled(String id) {
        enter(id);
        return commit(UploadChange.resting(
                1, TransitionBatch.of(Samples.submitted(id).next().cancel())));
    }

    /** Adds an upload that the Platform refuses: three events. */
    JournalEntry failed(String id) {
        enter(id);
        return commit(UploadChange.resting(1, Samples.sent(id).then(now -> now.failed(new Refused(413, "too large")))));
    }
}
