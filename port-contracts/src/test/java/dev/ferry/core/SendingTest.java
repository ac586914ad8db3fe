package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.contracts.Samples;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unauthorized;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.submission.InDoubtPolicy;
import dev.ferry.domain.upload.Cancelled;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Submitting;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** An upload is sent once, and again only after a recorded decision. */
class SendingTest {

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void commitsTheIntentBeforeItSendsTheFirstByte() {
        var answer = ferry.platform.uploadPending();

        var id = ferry.submit("June");
        ferry.time.settle();

        assertThat(ferry.platform.uploads()).hasSize(1);
        assertThat(ferry.upload(id)).isInstanceOf(Submitting.class);
        answer.complete(Samples.TOKEN);
        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
    }

    @Test
    void requestsTheStatusAndTheResultsWithTheTokenAsThePlatformWroteIt() {
        var token = new ProcessingToken(" Receipts/2024?no=17&x=\u00e9 \uD83D\uDEA2");
        ferry.platform.uploadPending().complete(token);

        var id = ferry.submit("June");

        assertThat(ferry.awaitRest(id).token()).isEqualTo(token);
        assertThat(ferry.upload(id)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.tokens()).hasSize(3).containsOnly(token);
    }

    @Test
    void staysQueuedUntilTheAdapterIsReadyToSend() {
        ferry.platform.uploadsHangUnsent(1);

        var id = ferry.submit("June");
        ferry.time.pass(Duration.ofHours(1));

        assertThat(ferry.upload(id)).isInstanceOf(Queued.class);
        assertThat(ferry.eventTypes(id)).containsExactly("queued");
    }

    @Test
    void defersUnderTheSameAttemptAndWithoutAnIntentWhatWasNotSent() {
        ferry.platform
                .uploadFailsUnsent(new Unavailable("the identity server does not answer"))
                .uploadFailsUnsent(new Unauthorized("invalid_client"));

        var id = ferry.submit("June");

        assertThat(ferry.awaitRest(id)).isInstanceOf(Failed.class);
        assertThat(ferry.upload(id).attempt().number()).isEqualTo(1);
        assertThat(ferry.eventTypes(id)).containsExactly("queued", "deferred", "failed");
    }

    @Test
    void sendsNothingWhenTheUploadIsCancelledBeforeTheIntent() {
        var ready = ferry.platform.uploadReadyLater();
        var id = ferry.submit("June");
        ferry.time.settle();

        ferry.value(ferry.ferry.decide().cancel(id));
        ready.complete(null);
        ferry.time.settle();

        assertThat(ferry.upload(id)).isInstanceOf(Cancelled.class);
        assertThat(ferry.platform.uploads()).isEmpty();
    }

    @Test
    void refusesAnIntentThatIsDeclaredAfterTheCallHasFailed() {
        var ready = ferry.platform.uploadReadyTooLate(new Unavailable("no connection in time"));
        var id = ferry.submit("June");
        ferry.time.settle();

        ready.complete(null);
        ferry.time.settle();

        assertThat(ferry.eventTypes(id)).containsExactly("queued", "deferred");
        assertThat(ferry.platform.uploads()).isEmpty();
        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
    }

    @Test
    void isQueuedAgainWhileARefusedRequestWaitsToBeRepeated() {
        var repeat = ferry.platform.uploadRepeatedLater(new Unauthorized("the token has expired"));
        var id = ferry.submit("June");
        ferry.time.settle();

        assertThat(ferry.upload(id)).isInstanceOf(Queued.class);
        assertThat(ferry.eventTypes(id)).containsExactly("queued", "submitting", "deferred");

        repeat.complete(null);
        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(ferry.eventTypes(id)).startsWith("queued", "submitting", "deferred", "submitting", "accepted");
        assertThat(ferry.platform.uploads()).hasSize(2);
        assertThat(ferry.upload(id).attempt().number()).isEqualTo(1);
    }

    @Test
    void sendsNothingAgainWhenTheUploadIsCancelledMeanwhile() {
        var repeat = ferry.platform.uploadRepeatedLater(new Unauthorized("the token has expired"));
        var id = ferry.submit("June");
        ferry.time.settle();

        ferry.value(ferry.ferry.decide().cancel(id));
        repeat.complete(null);
        ferry.time.settle();

        assertThat(ferry.upload(id)).isInstanceOf(Cancelled.class);
        assertThat(ferry.platform.uploads()).hasSize(1);
    }

    @Test
    void retriesUnderTheSameAttemptIfTheDataWasNotAccepted() {
        ferry.platform.uploadFails(new Unavailable("connection refused")).uploadFails(new Throttled("busy", null));

        var id = ferry.submit("June");

        assertThat(ferry.awaitRest(id).attempt().number()).isEqualTo(1);
        assertThat(ferry.upload(id)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.uploads()).hasSize(3);
        assertThat(ferry.eventTypes(id))
                .containsSubsequence("submitting", "deferred", "submitting", "deferred", "accepted");
    }

    @Test
    void failsIfThePlatformStaysUnavailable() {
        for (int i = 0; i < 10; i++) {
            ferry.platform.uploadFails(new Unavailable("connection refused"));
        }

        var id = ferry.submit("June");

        assertThat(ferry.awaitRest(id)).isInstanceOf(Failed.class);
        assertThat(ferry.platform.uploads()).hasSize(4);
    }

    @Test
    void failsAtOnceWhenCredentialsAreRefused() {
        ferry.platform.uploadFails(new Unauthorized("invalid_client"));

        assertThat(ferry.awaitRest(ferry.submit("June"))).isInstanceOf(Failed.class);
        assertThat(ferry.platform.uploads()).hasSize(1);
    }

    @Test
    void failsWhenThePlatformRefuses() {
        ferry.platform.uploadFails(new Refused(409, "the name exists"));

        var id = ferry.submit("June");

        assertThat(ferry.awaitRest(id))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.fault().summary()).contains("the name exists"));
    }

    @Test
    void neverResendsByItselfDataThatMayHaveBeenAccepted() {
        ferry.platform.uploadFails(new OutcomeUnknown("connection reset"));

        var id = ferry.submit("June");

        assertThat(ferry.awaitRest(id)).isInstanceOf(InDoubt.class);
        ferry.time.pass(Duration.ofDays(1));
        assertThat(ferry.platform.uploads()).hasSize(1);
    }

    @Test
    void aMalformedAnswerToAnUploadPutsItInDoubt() {
        ferry.platform.uploadFails(new Malformed("no token in it"));

        assertThat(ferry.awaitRest(ferry.submit("June"))).isInstanceOf(InDoubt.class);
    }

    @Test
    void overwritesAnUploadInDoubtIfThePolicySaysSo() {
        var automatic = new CoreHarness(InDoubtPolicy.OVERWRITE, 8);
        automatic.platform.uploadFails(new OutcomeUnknown("reset"));

        var id = automatic.submit("June");

        assertThat(automatic.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(automatic.platform.uploads())
                .extracting(upload -> upload.overwrite())
                .containsExactly(false, true);
        assertThat(automatic.upload(id).attempt().number()).isEqualTo(2);
        assertThat(automatic.eventTypes(id)).containsSubsequence("in-doubt", "queued", "submitting", "accepted");
    }

    @Test
    void retriesAnUploadInDoubtIfThePolicySaysSo() {
        var automatic = new CoreHarness(InDoubtPolicy.RETRY, 8);
        automatic.platform.uploadFails(new OutcomeUnknown("reset"));

        var id = automatic.submit("June");

        assertThat(automatic.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(automatic.platform.uploads())
                .extracting(upload -> upload.overwrite())
                .containsExactly(false, false);
    }
}
