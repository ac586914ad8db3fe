package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.port.driven.Claims.Scope;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.Processing;
import dev.ferry.domain.upload.Queued;
import java.time.Duration;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The clock was a year ahead while Ferry wrote times into the journal, and is then set right. */
class ClockJumpTest {

    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration SOON = Duration.ofMinutes(2);

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void continuesAnUploadWhoseDueTimeIsAYearAhead() {
        ferry.platform.statuses(Collections.nCopies(20, "processing").toArray(String[]::new));
        var id = ferry.submit("June");
        ferry.time.pass(Duration.ofMinutes(5));
        assertThat(ferry.upload(id)).isInstanceOf(Processing.class);

        ferry.time.setBack(YEAR);
        var requests = ferry.platform.requests().size();
        ferry.time.pass(SOON);

        assertThat(ferry.platform.requests()).hasSizeGreaterThan(requests);
        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
    }

    @Test
    void continuesADeferredUploadAfterARestart() {
        ferry.platform.uploadFails(new Unavailable("down"));
        var id = ferry.submit("June");
        ferry.time.settle();
        assertThat(ferry.upload(id)).isInstanceOf(Queued.class);
        ferry.value(ferry.core.stop());
        ferry.time.setBack(YEAR);

        ferry.newCore(2).start();
        ferry.time.pass(SOON);

        assertThat(ferry.upload(id)).isInstanceOf(Completed.class);
    }

    @Test
    void continuesManyUploadsAndSendsNoneTwice() {
        ferry.platform.statuses(Collections.nCopies(1400, "processing").toArray(String[]::new));
        var ids = IntStream.range(0, 200)
                .mapToObj(i -> ferry.submit("upload " + i))
                .toList();
        ferry.time.pass(Duration.ofSeconds(5));
        ferry.time.setBack(YEAR);

        ferry.time.pass(CoreHarness.PROCESSING);

        assertThat(ids).allSatisfy(id -> assertThat(ferry.upload(id)).isInstanceOf(Completed.class));
        assertThat(ferry.platform.uploads()).hasSize(200);
    }

    @Test
    void aLeaseOfAStoppedEngineEndsSoon() {
        ferry.value(ferry.core.stop());
        ferry.value(ferry.journal.enter(Samples.submitted("orphan")));
        var claimed = ferry.value(ferry.journal.claim("crashed engine", Scope.everything(), 1, CoreHarness.LEASE))
                .getFirst();
        var intent = TransitionBatch.of(Samples.submitted("orphan").next().intend());
        ferry.value(ferry.journal.commit(UploadChange.keepingLease(claimed.version(), intent)));
        ferry.time.setBack(YEAR);

        ferry.newCore(2).start();
        ferry.time.pass(CoreHarness.LEASE.plus(SOON));

        assertThat(ferry.upload(new UploadId("orphan"))).isInstanceOf(InDoubt.class);
    }

    @Test
    void aRunningEngineKeepsItsLease() {
        var answer = ferry.platform.uploadPending();
        var id = ferry.submit("June");
        ferry.time.settle();
        ferry.time.setBack(YEAR);
        ferry.newCore(2).start();

        ferry.time.pass(CoreHarness.LEASE.multipliedBy(4));
        answer.complete(Samples.TOKEN);

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.uploads()).hasSize(1);
    }

    @Test
    void theTimeForProcessingEndsWithoutAYearOfPolls() {
        ferry.platform.statuses(Collections.nCopies(5000, "processing").toArray(String[]::new));
        ferry.platform.result(ResultKind.FEEDBACK, "still busy");
        var id = ferry.submit("June");
        ferry.time.pass(Duration.ofSeconds(5));

        ferry.time.setBack(YEAR);
        ferry.time.pass(CoreHarness.PROCESSING.plus(SOON));

        assertThat(ferry.upload(id)).isInstanceOf(Failed.class);
        assertThat(ferry.platform.requests()).hasSizeLessThan(50);
    }

    @Test
    void theTimeForAValidResultEndsToo() {
        for (int i = 0; i < 5000; i++) {
            ferry.platform.resultFails(ResultKind.FEEDBACK, new Malformed("a web page"));
        }
        var id = ferry.submit("June");
        ferry.time.pass(Duration.ofSeconds(5));

        ferry.time.setBack(YEAR);
        ferry.time.pass(CoreHarness.PROCESSING.plus(SOON));

        assertThat(ferry.upload(id)).isInstanceOf(Completed.class);
    }
}
