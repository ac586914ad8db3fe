package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.driven.Payloads.Stored;
import dev.ferry.application.port.driving.DecideUpload.NewerData;
import dev.ferry.application.port.driving.Prune.PruneResult;
import dev.ferry.application.port.driving.Prune.RetentionRule;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.InDoubt;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final Set<UploadState> FINAL =
            EnumSet.of(UploadState.COMPLETED, UploadState.REJECTED, UploadState.FAILED, UploadState.CANCELLED);
    private static final RetentionRule AFTER_A_DAY = new RetentionRule(FINAL, Duration.ofDays(1));
    private static final PruneResult NOTHING = new PruneResult(Map.of(), 0, 0);

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void deletesOldUploadsWithTheirDataAndResults() {
        var id = completed("June");
        ferry.time.pass(Duration.ofDays(2));
        var bytes =
                stored().stream().mapToLong(payload -> payload.ref().bytes()).sum();

        var result = prune(false);

        assertThat(result).isEqualTo(new PruneResult(Map.of(UploadState.COMPLETED, 1L), 3, bytes));
        assertThat(result.uploadCount()).isEqualTo(1);
        assertThat(ferry.value(ferry.journal.find(id))).isEmpty();
        assertThat(ferry.eventTypes(id)).isEmpty();
        assertThat(stored()).isEmpty();
        assertThat(prune(false)).isEqualTo(NOTHING);
    }

    @Test
    void aDryRunCountsAndDeletesNothing() {
        completed("June");
        failed("July");
        ferry.time.pass(Duration.ofDays(2));
        completed("August");
        storeUnusedPayload();
        ferry.time.pass(Duration.ofHours(2));
        var events = ferry.value(ferry.journal.after(0, 100));
        var payloads = stored();

        var expected = prune(true);

        assertThat(ferry.value(ferry.journal.after(0, 100))).isEqualTo(events);
        assertThat(stored()).isEqualTo(payloads);
        assertThat(expected.uploads()).isEqualTo(Map.of(UploadState.COMPLETED, 1L, UploadState.FAILED, 1L));
        assertThat(expected.payloads()).isEqualTo(4);
        assertThat(prune(false)).isEqualTo(expected);
    }

    @Test
    void keepsUploadsThatAreNotFinalAtAnyAge() {
        ferry.platform.uploadFails(new OutcomeUnknown("reset"));
        var inDoubt = ferry.submit("in doubt");
        assertThat(ferry.awaitRest(inDoubt)).isInstanceOf(InDoubt.class);
        ferry.value(ferry.core.stop());
        var queued = ferry.submit("queued");
        ferry.time.pass(Duration.ofDays(1000));

        assertThat(prune(false)).isEqualTo(NOTHING);

        assertThat(ferry.upload(inDoubt)).isInstanceOf(InDoubt.class);
        ferry.core = ferry.newCore(2);
        ferry.core.start();
        assertThat(ferry.awaitRest(queued)).isInstanceOf(Completed.class);
    }

    @Test
    void keepsRecentUploadsAndOtherStates() {
        failed("failed");
        ferry.time.pass(Duration.ofDays(2));
        completed("completed");
        ferry.time.pass(Duration.ofHours(23));
        var onlyCancelled = new RetentionRule(Set.of(UploadState.CANCELLED), Duration.ZERO);

        assertThat(ferry.value(ferry.ferry.prune().prune(onlyCancelled, false))).isEqualTo(NOTHING);
        assertThat(prune(false).uploads()).isEqualTo(Map.of(UploadState.FAILED, 1L));
    }

    @Test
    void keepsPayloadsThatAnotherUploadNeeds() {
        failed("first");
        ferry.time.pass(Duration.ofDays(2));
        var second = failed("second");
        ferry.time.pass(Duration.ofHours(2));

        assertThat(prune(true).payloads()).isZero();
        assertThat(prune(false)).isEqualTo(new PruneResult(Map.of(UploadState.FAILED, 1L), 0, 0));

        ferry.value(ferry.ferry.decide().retry(second, false, NewerData.KEEP));
        assertThat(ferry.awaitRest(second)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.uploads().getLast().data()).isEqualTo(CoreHarness.CSV);
    }

    @Test
    void keepsRecentPayloadsWithoutAnUpload() {
        storeUnusedPayload();
        ferry.time.pass(Duration.ofMinutes(59));
        assertThat(prune(true)).isEqualTo(NOTHING);
        assertThat(prune(false)).isEqualTo(NOTHING);

        ferry.time.pass(Duration.ofMinutes(2));

        assertThat(prune(true).payloads()).isEqualTo(1);
        assertThat(prune(false).payloads()).isEqualTo(1);
    }

    @Test
    void deletesPayloadsThatAKilledRunLeft() {
        var id = failed("June");
        ferry.time.pass(Duration.ofDays(2));
        ferry.value(ferry.journal.delete(id, ferry.entry(id).version()));

        assertThat(prune(false)).isEqualTo(new PruneResult(Map.of(), 1, CoreHarness.CSV.length()));
    }

    @Test
    void deletesManyPagesAndReadersContinueAfterTheGap() {
        ferry.value(ferry.core.stop());
        var ids = IntStream.range(0, 1000)
                .mapToObj(i -> ferry.submit("upload-" + i, "data " + i))
                .toList();
        ids.forEach(id -> ferry.value(ferry.ferry.decide().cancel(id)));
        ferry.time.pass(Duration.ofDays(2));
        var remaining = ferry.submit("remaining");
        var expected = new PruneResult(
                Map.of(UploadState.CANCELLED, 1000L),
                1000,
                IntStream.range(0, 1000).mapToLong(i -> ("data " + i).length()).sum());

        assertThat(prune(true)).isEqualTo(expected);
        assertThat(prune(false)).isEqualTo(expected);

        assertThat(ferry.value(ferry.ferry.events().after(3, 10)))
                .singleElement()
                .satisfies(recorded -> assertThat(recorded.event().id()).isEqualTo(remaining))
                .extracting(RecordedEvent::number)
                .isEqualTo(2001L);
    }

    @Test
    void refusesInvalidRules() {
        assertThatThrownBy(() -> new RetentionRule(EnumSet.allOf(UploadState.class), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "an upload that is queued is never pruned; only completed, rejected, failed, cancelled are");
        assertThatThrownBy(() -> new RetentionRule(Set.of(UploadState.IN_DOUBT), Duration.ZERO))
                .hasMessageContaining("in-doubt");
        assertThatThrownBy(() -> new RetentionRule(Set.of(), Duration.ZERO)).hasMessageContaining("at least one state");
        assertThatThrownBy(() -> new RetentionRule(FINAL, Duration.ofDays(-1))).hasMessageContaining("0 to 36500 days");
        assertThatThrownBy(() -> new RetentionRule(FINAL, Duration.ofSeconds(Long.MAX_VALUE)))
                .hasMessageContaining("0 to 36500 days");
    }

    private PruneResult prune(boolean dryRun) {
        return ferry.value(ferry.ferry.prune().prune(AFTER_A_DAY, dryRun));
    }

    private UploadId completed(String name) {
        ferry.platform.result(ResultKind.FEEDBACK, "feedback on " + name);
        var id = ferry.submit(name, CoreHarness.CSV + name);
        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        return id;
    }

    private UploadId failed(String name) {
        ferry.platform.uploadFails(new Refused(413, "too large"));
        var id = ferry.submit(name);
        assertThat(ferry.awaitRest(id)).isInstanceOf(Failed.class);
        return id;
    }

    private void storeUnusedPayload() {
        ferry.value(ferry.payloads.store(
                ferry.value(Bytes.of("a payload without an upload").open())));
    }

    private List<Stored> stored() {
        return ferry.value(ferry.payloads.stored(null, 1000));
    }
}
