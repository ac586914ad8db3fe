package dev.ferry.domain.upload;

import dev.ferry.domain.event.UploadEvent.UploadDeferred;
import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.submission.Deferral;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An upload whose data the Platform has not accepted, as far as Ferry knows. */
public sealed interface Unaccepted extends OpenUpload permits Queued, Submitting {

    /** Why it was deferred last; null if it never was. */
    @Nullable Deferral deferral();

    /** The Platform certainly did not accept the data because of an error; the same attempt waits in the queue. */
    default Transition<Queued> deferred(Fault fault, Instant until) {
        return defer(errors() + 1, fault, until);
    }

    /**
     * The data was certainly not accepted, because the Platform or the adapter asked for a wait. The same attempt waits
     * in the queue, and no error is counted.
     */
    default Transition<Queued> deferredWithoutError(Fault fault, Instant until) {
        return defer(errors(), fault, until);
    }

    /** The Platform refused the data permanently, or it cannot be sent. */
    default Transition<Failed> failed(Fault fault) {
        return Failed.after(this, fault);
    }

    /** How many errors in a row have deferred this attempt. */
    default int errors() {
        var last = deferral();
        return last == null ? 0 : last.count();
    }

    private Transition<Queued> defer(int errors, Fault fault, Instant until) {
        return new Transition<>(
                new Queued(submission(), attempt(), new Deferral(errors, fault, until)),
                new UploadDeferred(id(), attempt().number(), fault, until));
    }
}
