package dev.ferry.adapters.telemetry.meter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.telemetry.Rig;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driving.DecideUpload.Settlement;
import dev.ferry.contracts.Samples;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ResultKind;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LifecycleMetersTest {

    private final Rig rig = new Rig().started();

    @Test
    void countsEventsAndFaults() {
        rig.platform.uploadFails(new Unavailable("away")).uploadFails(new OutcomeUnknown("reset"));

        rig.process("June");
        rig.process("July");

        assertThat(rig.count("ferry.upload.events", "type", "queued")).isEqualTo(2);
        assertThat(rig.count("ferry.upload.events", "type", "completed")).isEqualTo(1);
        assertThat(rig.count("ferry.upload.faults", "event", "deferred", "fault", "unavailable"))
                .isEqualTo(1);
        assertThat(rig.count("ferry.upload.faults", "event", "in-doubt", "fault", "outcome-unknown"))
                .isEqualTo(1);
    }

    @Test
    void countsMissingResultsAndMeasuresTheUploadOnce() {
        rig.platform.resultFails(ResultKind.FEEDBACK, new Refused(404, "none"));
        var id = rig.process("June");

        rig.core.ferry().results().result(id, ResultKind.FEEDBACK);
        rig.time.pass(Duration.ofMinutes(1));

        assertThat(rig.count("ferry.upload.faults", "event", "result-missing", "fault", "refused"))
                .isEqualTo(1);
        assertThat(rig.count("ferry.upload.events", "type", "result-collected")).isEqualTo(2);
        assertThat(rig.meters
                        .get("ferry.upload.duration")
                        .tags("outcome", "completed", "attempt", "first")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void registersAllMetersAtTheStart() {
        var before = rig.meters.getMeters().size();
        rig.platform
                .uploadFails(new Unavailable("away"))
                .statuses("processing", "failed")
                .uploadFails(new OutcomeUnknown("reset"));

        rig.process("June");
        rig.process("July");
        rig.platform.resultFails(ResultKind.FEEDBACK, new Refused(404, "none"));
        rig.process("August");

        assertThat(rig.meters.getMeters()).hasSize(before);
    }

    @Test
    void measuresFromTheSubmissionToTheEnd() {
        rig.platform.statuses("processing", "processing");

        rig.process("June");

        var first = rig.meters
                .get("ferry.upload.duration")
                .tags("outcome", "completed", "attempt", "first")
                .timer();
        assertThat(first.count()).isEqualTo(1);
        assertThat(first.totalTime(TimeUnit.SECONDS)).isBetween(20.0, 21.0);
    }

    @Test
    void separatesLaterAttemptsFromTheFirst() {
        rig.platform.uploadFails(new OutcomeUnknown("reset"));
        var id = rig.process("June");
        rig.core.ferry().decide().settle(id, Settlement.OVERWRITE);
        rig.time.pass(Duration.ofMinutes(1));

        assertThat(rig.meters
                        .get("ferry.upload.duration")
                        .tags("outcome", "completed", "attempt", "later")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void countsNoEventOfARefusedWrite() {
        var rig = new Rig();
        rig.journal.enter(Samples.submitted("a"));
        var cancel = UploadChange.resting(
                1, TransitionBatch.of(Samples.submitted("a").next().cancel()));
        rig.journal.commit(cancel);
        rig.journal.commit(cancel);
        rig.journal.enter(Samples.submitted("a"));

        assertThat(rig.count("ferry.upload.events", "type", "cancelled")).isEqualTo(1);
        assertThat(rig.count("ferry.upload.events", "type", "queued")).isEqualTo(1);
        assertThat(writes(rig, "commit", "refused")).isEqualTo(1);
        assertThat(writes(rig, "enter", "refused")).isEqualTo(1);
        assertThat(writes(rig, "commit", "written")).isEqualTo(1);
    }

    @Test
    void countsNoEventOfAFailedWrite() {
        var broken = (Journal) Proxy.newProxyInstance(
                Journal.class.getClassLoader(),
                new Class<?>[] {Journal.class},
                (proxy, method, args) -> CompletableFuture.failedStage(new IOException("the disk is full")));
        var journal = new MeteredJournal(broken, new TrackedLeases(), rig.meters);

        journal.enter(Samples.submitted("a"));

        assertThat(writes(rig, "enter", "failed")).isEqualTo(1);
        assertThat(rig.count("ferry.upload.events", "type", "queued")).isZero();
    }

    private static long writes(Rig rig, String operation, String outcome) {
        return rig.meters
                .get("ferry.journal.write")
                .tags("operation", operation, "outcome", outcome)
                .timer()
                .count();
    }
}
