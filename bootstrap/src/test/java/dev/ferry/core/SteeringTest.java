package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.message.Correction;
import dev.ferry.application.message.Settlement;
import dev.ferry.application.message.Steered;
import dev.ferry.contracts.Samples;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Cancelled;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.Rejected;
import dev.ferry.domain.upload.Upload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class SteeringTest {

    private final Harness ferry = new Harness();

    @Test
    void resubmitsCorrectedDataUnderTheSameNameWithOverwrite() {
        ferry.platform.statuses("failed").result(ResultKind.FEEDBACK, "1|E1|unknown person");
        var id = ferry.submit("June");
        assertThat(ferry.rest(id)).isInstanceOf(Rejected.class);

        steer(ferry.ferry.steer().resubmit(id, correction("corrected")), Steered.Done.class);

        assertThat(ferry.rest(id)).isInstanceOf(Completed.class);
        assertThat(ferry.upload(id).attempt().number()).isEqualTo(2);
        assertThat(ferry.platform.uploads().getLast()).satisfies(delivered -> {
            assertThat(delivered.name()).isEqualTo("June");
            assertThat(delivered.overwrite()).isTrue();
            assertThat(delivered.data()).isEqualTo("corrected");
        });
    }

    @Test
    void refusesToResubmitWhatIsUnderWay() {
        ferry.platform.statuses(Collections.nCopies(50, "processing").toArray(String[]::new));
        var id = ferry.submit("June");
        ferry.time.settle();

        var refused = steer(ferry.ferry.steer().resubmit(id, correction("corrected")), Steered.NotAllowed.class);

        assertThat(refused.reason()).contains("processing").contains("resubmitted");
        assertThat(ferry.platform.uploads()).hasSize(1);
    }

    @Test
    void refusesCorrectionsThatAreNoText() {
        ferry.platform.statuses("failed");
        var id = ferry.submit("June");
        ferry.rest(id);

        var garbage = new Correction(new Bytes(new byte[] {(byte) 0xFF}), StandardCharsets.UTF_8);
        var refused = steer(ferry.ferry.steer().resubmit(id, garbage), Steered.Unusable.class);

        assertThat(refused.reason()).contains("byte 1");
    }

    @Test
    void retriesAFailedUploadAsItWasWhenThePlatformNeverTookIt() {
        ferry.platform.uploadFails(new Refused(409, "the name is taken"));
        var id = ferry.submit("June");
        assertThat(ferry.rest(id)).isInstanceOf(Failed.class);

        steer(ferry.ferry.steer().retry(id), Steered.Done.class);

        assertThat(ferry.rest(id)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.uploads().getLast().overwrite()).isFalse();
    }

    @Test
    void retriesAFailedUploadWithOverwriteWhenThePlatformTookItBefore() {
        ferry.platform.statusFails(new UnknownToken(Samples.TOKEN));
        var id = ferry.submit("June");
        assertThat(ferry.rest(id)).isInstanceOf(Failed.class);

        steer(ferry.ferry.steer().retry(id), Steered.Done.class);

        assertThat(ferry.rest(id)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.uploads().getLast().overwrite()).isTrue();
    }

    @Test
    void cancelsWhatIsUnderWayAndAsksNoMoreOnceItsLeaseIsLookedAt() {
        ferry.platform.statuses(Collections.nCopies(500, "processing").toArray(String[]::new));
        var id = ferry.submit("June");
        ferry.time.pass(Duration.ofSeconds(3));

        steer(ferry.ferry.steer().cancel(id), Steered.Done.class);
        ferry.time.pass(Harness.LEASE.dividedBy(3));
        var asked = ferry.platform.questions().size();
        ferry.time.pass(Duration.ofMinutes(30));

        assertThat(ferry.upload(id)).isInstanceOf(Cancelled.class);
        assertThat(ferry.platform.questions()).hasSize(asked);
    }

    @Test
    void dropsAnAnswerThatComesAfterTheUploadWasCancelled() {
        var answer = ferry.platform.uploadPending();
        var id = ferry.submit("June");
        ferry.time.settle();
        steer(ferry.ferry.steer().cancel(id), Steered.Done.class);

        answer.complete(Samples.TOKEN);
        ferry.time.pass(Duration.ofMinutes(5));

        assertThat(ferry.upload(id)).isInstanceOf(Cancelled.class);
        assertThat(ferry.story(id)).containsExactly("queued", "submitting", "cancelled");
    }

    @Test
    void settlesWhatIsInDoubtInEachWay() {
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
        assertThat(ferry.rest(id)).isInstanceOf(Completed.class);

        steer(ferry.ferry.steer().retry(id), Steered.NotAllowed.class);
        steer(ferry.ferry.steer().cancel(id), Steered.NotAllowed.class);
        steer(ferry.ferry.steer().settle(id, Settlement.RETRY), Steered.NotAllowed.class);
        steer(ferry.ferry.steer().cancel(new UploadId("nobody")), Steered.NotFound.class);
    }

    private Upload settled(Settlement settlement) {
        ferry.platform.uploadFails(new OutcomeUnknown("reset"));
        var id = ferry.submit("June " + settlement);
        assertThat(ferry.rest(id)).isInstanceOf(InDoubt.class);
        steer(ferry.ferry.steer().settle(id, settlement), Steered.Done.class);
        return ferry.rest(id);
    }

    private <T extends Steered> T steer(CompletionStage<Steered> decision, Class<T> expected) {
        var outcome = ferry.now(decision);
        assertThat(outcome).isInstanceOf(expected);
        return expected.cast(outcome);
    }

    private static Correction correction(String csv) {
        return new Correction(Bytes.of(csv), StandardCharsets.UTF_8);
    }
}
