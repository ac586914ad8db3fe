package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.port.driving.DecideUpload.Correction;
import dev.ferry.application.port.driving.DecideUpload.DecisionResult;
import dev.ferry.application.port.driving.DecideUpload.NewerData;
import dev.ferry.application.port.driving.DecideUpload.Settlement;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.table.TableFormat;
import dev.ferry.domain.upload.Cancelled;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.Rejected;
import dev.ferry.domain.upload.Upload;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class DecisionTest {

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void resubmitsCorrectedDataUnderTheSameNameWithOverwrite() {
        ferry.platform.statuses("failed").result(ResultKind.FEEDBACK, "1|E1|unknown person");
        var id = ferry.submit("June");
        assertThat(ferry.awaitRest(id)).isInstanceOf(Rejected.class);

        decide(ferry.ferry.decide().resubmit(id, correction("corrected")), DecisionResult.Applied.class);

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(ferry.upload(id).attempt().number()).isEqualTo(2);
        assertThat(ferry.platform.uploads().getLast()).satisfies(upload -> {
            assertThat(upload.name()).isEqualTo("June");
            assertThat(upload.overwrite()).isTrue();
            assertThat(upload.data()).isEqualTo("corrected");
        });
    }

    /** An engine under the policy overwrite may stop between putting an upload in doubt and queueing it again. */
    @Test
    void putsAnUploadInDoubtToRestThatAnotherPolicyLeftDue() {
        ferry.journal.enter(Samples.submitted("June"));
        var inDoubt = Samples.sent("June").then(sent -> sent.outcomeUnknown(new OutcomeUnknown("reset")));
        ferry.journal.commit(UploadChange.releasing(1, inDoubt, Duration.ZERO));

        assertThat(ferry.awaitRest(new UploadId("June"))).isInstanceOf(InDoubt.class);
        assertThat(ferry.platform.uploads()).isEmpty();
    }

    @Test
    void refusesToResubmitAnOpenUpload() {
        ferry.platform.statuses(Collections.nCopies(50, "processing").toArray(String[]::new));
        var id = ferry.submit("June");
        ferry.time.settle();

        var refused =
                decide(ferry.ferry.decide().resubmit(id, correction("corrected")), DecisionResult.NotAllowed.class);

        assertThat(refused.reason()).contains("processing").contains("resubmitted");
        assertThat(ferry.platform.uploads()).hasSize(1);
    }

    @Test
    void refusesCorrectionsThatAreNotText() {
        ferry.platform.statuses("failed");
        var id = ferry.submit("June");
        ferry.awaitRest(id);

        var invalid = new Correction(new Bytes(new byte[] {(byte) 0xFF}), TableFormat.DETECTED);
        var refused = decide(ferry.ferry.decide().resubmit(id, invalid), DecisionResult.Unusable.class);

        assertThat(refused.reason()).contains("byte 1");
    }

    @Test
    void retriesWithoutOverwriteIfThePlatformNeverAcceptedTheUpload() {
        ferry.platform.uploadFails(new Refused(409, "the name exists"));
        var id = ferry.submit("June");
        assertThat(ferry.awaitRest(id)).isInstanceOf(Failed.class);

        decide(ferry.ferry.decide().retry(id, false, NewerData.KEEP), DecisionResult.Applied.class);

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.uploads().getLast().overwrite()).isFalse();
    }

    @Test
    void replacesDataOfTheSameNameOnlyIfThePersonSaysSo() {
        ferry.platform.uploadFails(new Refused(409, "the name exists"));
        var retried = ferry.submit("June");
        assertThat(ferry.awaitRest(retried)).isInstanceOf(Failed.class);
        decide(ferry.ferry.decide().retry(retried, true, NewerData.KEEP), DecisionResult.Applied.class);
        assertThat(ferry.awaitRest(retried)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.uploads().getLast().overwrite()).isTrue();

        ferry.platform.uploadFails(new Refused(409, "the name exists"));
        var resubmitted = ferry.submit("July");
        assertThat(ferry.awaitRest(resubmitted)).isInstanceOf(Failed.class);
        decide(ferry.ferry.decide().resubmit(resubmitted, correction("other,data")), DecisionResult.Applied.class);
        assertThat(ferry.awaitRest(resubmitted)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.uploads().getLast().overwrite()).isTrue();
        assertThat(ferry.platform.uploads().getLast().data()).isEqualTo("other,data");
    }

    @Test
    void retriesWithOverwriteIfThePlatformAcceptedTheUploadBefore() {
        ferry.platform.statuses(Collections.nCopies(10, "queued").toArray(String[]::new));
        ferry.platform.statusFails(new UnknownToken(Samples.TOKEN));
        var id = ferry.submit("June");
        assertThat(ferry.awaitRest(id)).isInstanceOf(Failed.class);

        decide(ferry.ferry.decide().retry(id, false, NewerData.KEEP), DecisionResult.Applied.class);

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.uploads().getLast().overwrite()).isTrue();
    }

    @Test
    void stopsPollingACancelledUploadAtTheNextRenewal() {
        ferry.platform.statuses(Collections.nCopies(500, "processing").toArray(String[]::new));
        var id = ferry.submit("June");
        ferry.time.pass(Duration.ofSeconds(3));

        decide(ferry.ferry.decide().cancel(id), DecisionResult.Applied.class);
        ferry.time.pass(CoreHarness.LEASE.dividedBy(3));
        var requests = ferry.platform.requests().size();
        ferry.time.pass(Duration.ofMinutes(30));

        assertThat(ferry.upload(id)).isInstanceOf(Cancelled.class);
        assertThat(ferry.platform.requests()).hasSize(requests);
    }

    @Test
    void ignoresAnAnswerAfterTheUploadWasCancelled() {
        var answer = ferry.platform.uploadPending();
        var id = ferry.submit("June");
        ferry.time.settle();
        decide(ferry.ferry.decide().cancel(id), DecisionResult.Applied.class);

        answer.complete(Samples.TOKEN);
        ferry.time.pass(Duration.ofMinutes(5));

        assertThat(ferry.upload(id)).isInstanceOf(Cancelled.class);
        assertThat(ferry.eventTypes(id)).containsExactly("queued", "submitting", "cancelled");
    }

    @Test
    void settlesAnUploadInDoubtInEachWay() {
        assertThat(settled(Settlement.OVERWRITE)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.uploads().getLast().overwrite()).isTrue();
        assertThat(settled(Settlement.RETRY)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.uploads().getLast().overwrite()).isFalse();
        var sent = ferry.platform.uploads().size();
        assertThat(settled(Settlement.GIVE_UP)).isInstanceOf(Failed.class);
        assertThat(ferry.platform.uploads()).hasSize(sent + 1);
    }

    @Test
    void refusesDecisionsThatDoNotFitTheState() {
        var id = ferry.submit("June");
        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);

        decide(ferry.ferry.decide().retry(id, false, NewerData.KEEP), DecisionResult.NotAllowed.class);
        decide(ferry.ferry.decide().cancel(id), DecisionResult.NotAllowed.class);
        decide(ferry.ferry.decide().settle(id, Settlement.RETRY), DecisionResult.NotAllowed.class);
        decide(ferry.ferry.decide().cancel(new UploadId("unknown")), DecisionResult.NotFound.class);
    }

    private Upload settled(Settlement settlement) {
        ferry.platform.uploadFails(new OutcomeUnknown("reset"));
        var id = ferry.submit("June " + settlement);
        assertThat(ferry.awaitRest(id)).isInstanceOf(InDoubt.class);
        decide(ferry.ferry.decide().settle(id, settlement), DecisionResult.Applied.class);
        return ferry.awaitRest(id);
    }

    private <T extends DecisionResult> T decide(CompletionStage<DecisionResult> decision, Class<T> expected) {
        var outcome = ferry.value(decision);
        assertThat(outcome).isInstanceOf(expected);
        return expected.cast(outcome);
    }

    private static Correction correction(String csv) {
        return new Correction(Bytes.of(csv), TableFormat.DETECTED);
    }
}
