package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.UnreadableContentException;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.fault.LocalFault.PayloadMissing;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.Upload;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A stored data set that is missing, damaged or cannot be read was certainly not accepted. */
class UnreadableDataSetTest {

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void failsWhenTheStoredDataIsMissing() {
        var queued = Samples.submitted("lost");
        ferry.value(ferry.journal.enter(queued));
        ferry.time.pass(Duration.ofSeconds(6));

        assertMissing(ferry.upload(queued.next().id()));
        assertThat(ferry.platform.uploads()).isEmpty();
    }

    @Test
    void failsWithoutAnIntentWhenTheStoredDataIsDamaged() {
        var ready = ferry.platform.uploadReadyLater();
        var id = ferry.submit("June");
        ferry.time.settle();

        ready.completeExceptionally(UnreadableContentException.damaged("the stored data"));

        assertMissing(ferry.awaitRest(id));
        assertThat(ferry.eventTypes(id)).containsExactly("queued", "failed");
    }

    @Test
    void isNotInDoubtWhenTheEndOfDamagedDataWasWithheld() {
        var answer = ferry.platform.uploadPending();
        var id = ferry.submit("June");
        ferry.time.settle();

        answer.completeExceptionally(UnreadableContentException.damaged("the stored data"));

        assertMissing(ferry.awaitRest(id));
        assertThat(ferry.eventTypes(id)).containsExactly("queued", "submitting", "failed");
    }

    @Test
    void sendsAgainWhatCouldNotBeReadToItsEnd() {
        var answer = ferry.platform.uploadPending();
        var id = ferry.submit("June");
        ferry.time.settle();

        answer.completeExceptionally(
                UnreadableContentException.after(new IOException("the disk is gone"), "the stored data"));

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(ferry.eventTypes(id)).startsWith("queued", "submitting", "deferred", "submitting", "accepted");
    }

    private static void assertMissing(Upload upload) {
        assertThat(upload)
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.fault()).isInstanceOf(PayloadMissing.class));
    }
}
