package dev.ferry.adapters.telemetry.meter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.contracts.Samples;
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
import dev.ferry.domain.event.UploadEvent.UploadRejected;
import dev.ferry.domain.event.UploadEvent.UploadSubmitting;
import dev.ferry.domain.fault.Fault;
import dev.ferry.domain.fault.LocalFault.DeadlinePassed;
import dev.ferry.domain.fault.LocalFault.GivenUp;
import dev.ferry.domain.fault.LocalFault.PayloadMissing;
import dev.ferry.domain.fault.LocalFault.Superseded;
import dev.ferry.domain.fault.PlatformFault.HeldBack;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unauthorized;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.UploadId;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The label values equal the event types and fault codes. */
class SealedTypeNamesTest {

    private static final UploadId ID = new UploadId("a");
    private static final Fault FAULT = new GivenUp();

    @Test
    void namesEveryFault() {
        var faults = Stream.<Fault>of(
                new Unavailable(""),
                new Throttled("", null),
                new HeldBack("", Duration.ofSeconds(1)),
                new Unauthorized(""),
                new Refused(400, ""),
                new UnknownToken(Samples.TOKEN),
                new Malformed(""),
                new OutcomeUnknown(""),
                new DeadlinePassed(Duration.ofHours(2), ""),
                new PayloadMissing(""),
                new Superseded(""),
                FAULT);

        assertThat(SealedTypeNames.of(Fault.class))
                .containsExactlyInAnyOrderElementsOf(faults.map(Fault::code).toList());
    }

    @Test
    void namesEveryEvent() {
        var events = Stream.<UploadEvent>of(
                new UploadQueued(ID, 1, UploadQueued.Reason.SUBMITTED, false, Samples.PAYLOAD),
                new UploadSubmitting(ID, 1),
                new UploadAccepted(ID, 1, Samples.TOKEN),
                new UploadInDoubt(ID, 1, FAULT),
                new UploadCompleted(ID, 1),
                new UploadRejected(ID, 1, new ProcessingStatus("failed")),
                new UploadFailed(ID, 1, FAULT),
                new UploadCancelled(ID, 1),
                new UnknownStatus(ID, 1, new ProcessingStatus("polishing")),
                new ResultMissing(ID, 1, ResultKind.FEEDBACK, FAULT),
                new ResultCollected(ID, 1, ResultKind.FEEDBACK),
                new UploadDeferred(ID, 1, FAULT, Instant.EPOCH));

        assertThat(SealedTypeNames.of(UploadEvent.class).stream().map(word -> UploadEvent.PREFIX + word))
                .containsExactlyInAnyOrderElementsOf(
                        events.map(UploadEvent::type).toList());
    }
}
