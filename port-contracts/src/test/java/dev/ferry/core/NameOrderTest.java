package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.port.driving.DecideUpload.Correction;
import dev.ferry.application.port.driving.DecideUpload.DecisionResult;
import dev.ferry.application.port.driving.DecideUpload.NewerData;
import dev.ferry.application.port.driving.DecideUpload.Settlement;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.contracts.fake.ScriptedPlatform.ReceivedUpload;
import dev.ferry.domain.fault.LocalFault.Superseded;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.submission.InDoubtPolicy;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.table.TableFormat;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.Processing;
import dev.ferry.domain.upload.Queued;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Uploads of the same name: one at a time, in the order of acceptance, and never older data over newer. */
class NameOrderTest {

    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void sendsUploadsOfTheSameNameOneAfterTheOther() {
        var status = ferry.platform.statusPending();
        var first = ferry.submit("roster", "one");
        ferry.time.pass(A_MOMENT);
        var second = ferry.submit("roster", "two");
        var other = ferry.submit("another name", "three");
        ferry.time.pass(A_MOMENT);

        assertThat(ferry.upload(first)).isInstanceOf(Processing.class);
        assertThat(ferry.platform.uploads()).extracting(ReceivedUpload::data).containsExactly("one", "three");
        assertThat(ferry.entry(second).waitingFor()).isEqualTo(first);
        assertThat(ferry.awaitRest(other)).isInstanceOf(Completed.class);

        status.complete(new ProcessingStatus("completedsuccessfully"));
        ferry.time.settle();

        assertThat(ferry.platform.uploads()).extracting(ReceivedUpload::data).endsWith("two");
        assertThat(ferry.awaitRest(second)).isInstanceOf(Completed.class);
    }

    @Test
    void aDoubtHoldsTheNextOneBackOnlyAsLongAsItsRequestMayBeUnderWay() {
        ferry.platform.uploadFails(new OutcomeUnknown("reset"));
        var first = ferry.submit("roster", "one");
        assertThat(ferry.awaitRest(first)).isInstanceOf(InDoubt.class);
        var second = ferry.submit("roster", "two");

        ferry.time.pass(CoreHarness.IN_DOUBT_HOLDS_BACK.minus(A_MOMENT));
        assertThat(ferry.upload(second)).isInstanceOf(Queued.class);
        assertThat(ferry.entry(second).waitingFor()).isEqualTo(first);

        ferry.time.pass(A_MOMENT.multipliedBy(2));
        assertThat(ferry.platform.uploads()).extracting(ReceivedUpload::data).endsWith("two");
    }

    @Test
    void aCancelledSendingHoldsTheNextOneBackAsADoubtDoes() {
        ferry.platform.uploadsHang(1);
        var first = ferry.submit("roster", "one");
        ferry.time.pass(A_MOMENT);
        var second = ferry.submit("roster", "two");

        ferry.value(ferry.ferry.decide().cancel(first));
        ferry.time.pass(A_MOMENT);

        assertThat(ferry.platform.uploads()).extracting(ReceivedUpload::data).doesNotContain("two");
        assertThat(ferry.awaitRest(second)).isInstanceOf(Completed.class);
    }

    @Test
    void aLaterUploadThatReplacesTheDataEndsTheDoubt() {
        var doubted = doubted();
        ferry.time.pass(CoreHarness.IN_DOUBT_HOLDS_BACK);
        var completed = ferry.awaitRest(overwriting());

        assertThat(completed).isInstanceOf(Completed.class);
        assertThat(ferry.upload(doubted))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.fault())
                                .isEqualTo(new Superseded(completed.id().value())));
        assertThat(ferry.eventTypes(doubted)).endsWith("in-doubt", "failed");
    }

    @Test
    void refusesToSettleADoubtWithOlderDataOverNewer() {
        var doubted = doubted();
        ferry.time.pass(CoreHarness.IN_DOUBT_HOLDS_BACK);
        var newer = ferry.submit("roster", "newer");
        ferry.awaitRest(newer);

        var refused = ferry.value(ferry.ferry.decide().settle(doubted, Settlement.OVERWRITE));

        assertThat(refused)
                .isInstanceOfSatisfying(
                        DecisionResult.OlderData.class,
                        older -> assertThat(older.reason())
                                .contains(doubted.value(), newer.value(), "3 bytes", "5 bytes", "T"));
        assertThat(ferry.upload(doubted)).isInstanceOf(InDoubt.class);

        ferry.value(ferry.ferry.decide().settle(doubted, Settlement.OVERWRITE, NewerData.REPLACE));
        assertThat(ferry.awaitRest(doubted)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.uploads()).extracting(ReceivedUpload::data).endsWith("newer", "one");
    }

    @Test
    void refusesARetryAndACorrectionOfOlderDataToo() {
        ferry.platform.uploadFails(new Refused(400, "no"));
        var failed = ferry.submit("roster", "one");
        ferry.awaitRest(failed);
        var completed = ferry.submit("roster", "two");
        ferry.awaitRest(completed);
        ferry.awaitRest(ferry.submit("roster", "three"));
        var correction = new Correction(Bytes.of("corrected"), TableFormat.DETECTED);

        assertThat(ferry.value(ferry.ferry.decide().retry(failed, false, NewerData.KEEP)))
                .isInstanceOf(DecisionResult.OlderData.class);
        assertThat(ferry.value(ferry.ferry.decide().resubmit(completed, correction)))
                .isInstanceOf(DecisionResult.OlderData.class);
    }

    @Test
    void newerDataCountsAlsoIfItsLastAttemptFailed() {
        var doubted = doubted();
        ferry.time.pass(CoreHarness.IN_DOUBT_HOLDS_BACK);
        var newer = ferry.submit("roster", "newer");
        ferry.awaitRest(newer);
        ferry.platform.uploadFails(new Refused(400, "no"));
        ferry.value(ferry.ferry.decide().resubmit(newer, new Correction(Bytes.of("bad"), TableFormat.DETECTED)));
        assertThat(ferry.awaitRest(newer)).isInstanceOf(Failed.class);

        assertThat(ferry.value(ferry.ferry.decide().settle(doubted, Settlement.OVERWRITE)))
                .isInstanceOf(DecisionResult.OlderData.class);
    }

    @Test
    void neverSendsOlderDataBesideNewer() {
        var doubted = doubted();
        ferry.time.pass(CoreHarness.IN_DOUBT_HOLDS_BACK);
        ferry.platform.uploadsHang(1);
        var newer = ferry.submit("roster", "newer");
        ferry.time.pass(A_MOMENT);

        assertThat(ferry.value(ferry.ferry.decide().settle(doubted, Settlement.RETRY, NewerData.REPLACE)))
                .isInstanceOfSatisfying(
                        DecisionResult.NotAllowed.class,
                        refused -> assertThat(refused.reason()).contains(newer.value(), "same name"));
    }

    @Test
    void aDoubtThatIsSettledGoesBeforeTheNextOne() {
        var doubted = doubted();
        var second = ferry.submit("roster", "two");

        ferry.value(ferry.ferry.decide().settle(doubted, Settlement.OVERWRITE));
        ferry.awaitRest(second);

        assertThat(ferry.platform.uploads()).extracting(ReceivedUpload::data).endsWith("one", "two");
    }

    @Test
    void aDoubtThatIsSettledByPolicyGoesBeforeTheNextOne() {
        var overwriting = new CoreHarness(InDoubtPolicy.OVERWRITE, 8);
        overwriting.platform.uploadFails(new OutcomeUnknown("reset"));
        overwriting.submit("roster", "one");
        var second = overwriting.submit("roster", "two");

        overwriting.awaitRest(second);

        assertThat(overwriting.platform.uploads())
                .extracting(ReceivedUpload::data)
                .endsWith("one", "two");
    }

    @Test
    void aCommandAlsoSendsWhatItsUploadWaitsFor() {
        ferry.value(ferry.core.stop());
        ferry.submit("roster", "one");
        ferry.submit("another name", "three");
        var command = ferry.newCommand(2);
        command.start();

        var second = ferry.submit(command.ferry(), "roster");

        assertThat(ferry.awaitRest(second)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.uploads()).extracting(ReceivedUpload::data).containsExactly("one", CoreHarness.CSV);
    }

    /** The retries of a command are short, because a person waits. */
    @Test
    void aCommandDoesNotFailWhatItsUploadWaitsFor() {
        ferry.value(ferry.core.stop());
        for (int i = 0; i < 6; i++) {
            ferry.platform.uploadFailsUnsent(new Unavailable("down"));
        }
        var first = ferry.submit("roster", "one");
        var command = ferry.newCommand(2);
        command.start();

        var second = ferry.submit(command.ferry(), "roster");

        assertThat(ferry.awaitRest(second)).isInstanceOf(Completed.class);
        assertThat(ferry.upload(first)).isInstanceOf(Completed.class);
    }

    private UploadId doubted() {
        ferry.platform.uploadFails(new OutcomeUnknown("reset"));
        var id = ferry.submit("roster", "one");
        assertThat(ferry.awaitRest(id)).isInstanceOf(InDoubt.class);
        return id;
    }

    /** An upload whose first attempt was refused because the name exists, and whose second one overwrites. */
    private UploadId overwriting() {
        ferry.platform.uploadFails(new OutcomeUnknown("reset"));
        var id = ferry.submit("roster", "newer");
        ferry.awaitRest(id);
        ferry.value(ferry.ferry.decide().settle(id, Settlement.OVERWRITE));
        return id;
    }
}
