package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.port.driving.DecideUpload.Correction;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.event.UploadEvent.UnknownStatus;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.table.TableFormat;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.Processing;
import dev.ferry.domain.upload.Rejected;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownStatusTest {

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void reportsTheFirstUnknownStatusAndContinuesToPoll() {
        ferry.platform.statuses("warming up", "???", "warming up", "completedsuccessfully");

        var id = ferry.submit("June");

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(reported(id)).containsExactly("warming up");
    }

    @Test
    void reportsNoStatusThatIsKnown() {
        ferry.platform.statuses("Queued", "in-progress", "Validating", "completedsuccessfully");

        var id = ferry.submit("June");

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(reported(id)).isEmpty();
    }

    @Test
    void reportsNothingWhileThePlatformHasNoStatus() {
        var answer = ferry.platform.statusPending();
        var id = ferry.submit("June");
        ferry.time.pass(Duration.ofSeconds(2));
        answer.complete(ProcessingStatus.PENDING);

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(reported(id)).isEmpty();
    }

    @Test
    void reportsAnUnknownStatusAfterAKnownOne() {
        ferry.platform.statuses("processing", "polishing", "processing", "completedsuccessfully");

        var id = ferry.submit("June");

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(reported(id)).containsExactly("polishing");
    }

    @Test
    void doesNotReportAgainAfterARestart() {
        ferry.platform.statuses(Collections.nCopies(500, "polishing").toArray(String[]::new));
        var id = ferry.submit("June");
        ferry.time.pass(Duration.ofSeconds(30));
        assertThat(reported(id)).hasSize(1);
        ferry.value(ferry.core.stop());

        ferry.newCore(2).start();
        ferry.time.pass(Duration.ofMinutes(2));

        assertThat(ferry.upload(id))
                .isInstanceOfSatisfying(
                        Processing.class,
                        processing ->
                                assertThat(processing.unknownStatus()).isEqualTo(new ProcessingStatus("polishing")));
        assertThat(ferry.platform.requests().size()).isGreaterThan(5);
        assertThat(reported(id)).hasSize(1);
    }

    @Test
    void pollsAsOftenAsWithAKnownStatus() {
        var known = new CoreHarness();
        known.platform.statuses(Collections.nCopies(500, "processing").toArray(String[]::new));
        ferry.platform.statuses(Collections.nCopies(500, "polishing").toArray(String[]::new));
        known.submit("June");
        ferry.submit("June");

        known.time.pass(Duration.ofMinutes(5));
        ferry.time.pass(Duration.ofMinutes(5));

        assertThat(ferry.platform.requests()).hasSameSizeAs(known.platform.requests());
    }

    @Test
    void failsAtTheDeadlineWithTheUnknownStatus() {
        ferry.platform.statuses(Collections.nCopies(500, "polishing").toArray(String[]::new));

        assertThat(ferry.awaitRest(ferry.submit("June")))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.fault().summary()).contains("'polishing'"));
    }

    @Test
    void reportsAgainInTheNextAttempt() {
        ferry.platform.statuses("polishing", "failed", "polishing", "completedsuccessfully");
        var id = ferry.submit("June");
        assertThat(ferry.awaitRest(id)).isInstanceOf(Rejected.class);

        ferry.value(ferry.ferry.decide().resubmit(id, new Correction(Bytes.of(CoreHarness.CSV), TableFormat.DETECTED)));

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(reported(id)).containsExactly("polishing", "polishing");
    }

    private List<String> reported(UploadId id) {
        return ferry.value(ferry.journal.of(id, 0, 1000)).stream()
                .filter(recorded -> recorded.event() instanceof UnknownStatus)
                .map(recorded -> ((UnknownStatus) recorded.event()).status().word())
                .toList();
    }
}
