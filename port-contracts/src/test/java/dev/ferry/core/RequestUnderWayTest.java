package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.port.driving.DecideUpload.DecisionResult;
import dev.ferry.application.port.driving.DecideUpload.NewerData;
import dev.ferry.application.port.driving.DecideUpload.Settlement;
import dev.ferry.application.port.driving.DeleteUpload.DeletionResult;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.contracts.fake.ScriptedPlatform.ReceivedUpload;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Queued;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The request of an upload may be under way although a person has given it up, cancelled it or would delete it. */
class RequestUnderWayTest {

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void holdsBackAnOlderUploadThatIsSentAgain() {
        var older = refused();
        givenUp("newer");

        ferry.value(ferry.ferry.decide().retry(older, false, NewerData.REPLACE));
        ferry.time.pass(CoreHarness.IN_DOUBT_HOLDS_BACK.minusSeconds(5));
        assertThat(ferry.upload(older)).isInstanceOf(Queued.class);

        assertThat(ferry.awaitRest(older)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.uploads()).extracting(ReceivedUpload::data).endsWith("newer", "one");
    }

    @Test
    void countsAsSentWhenItWasCancelled() {
        var older = refused();
        ferry.platform.uploadsHang(1);
        var newer = ferry.submit("roster", "newer");
        ferry.time.pass(Duration.ofSeconds(1));
        ferry.value(ferry.ferry.decide().cancel(newer));

        assertThat(ferry.value(ferry.ferry.decide().retry(older, false, NewerData.KEEP)))
                .isInstanceOf(DecisionResult.OlderData.class);
    }

    @Test
    void keepsItsUploadFromBeingDeleted() {
        var id = givenUp("one");

        assertThat(ferry.value(ferry.ferry.delete().delete(id))).isInstanceOf(DeletionResult.NotAllowed.class);

        ferry.time.pass(CoreHarness.IN_DOUBT_HOLDS_BACK);
        assertThat(ferry.value(ferry.ferry.delete().delete(id))).isInstanceOf(DeletionResult.Deleted.class);
    }

    private UploadId refused() {
        ferry.platform.uploadFails(new Refused(400, "no"));
        var id = ferry.submit("roster", "one");
        ferry.awaitRest(id);
        return id;
    }

    private UploadId givenUp(String data) {
        ferry.platform.uploadFails(new OutcomeUnknown("reset"));
        var id = ferry.submit("roster", data);
        ferry.awaitRest(id);
        ferry.value(ferry.ferry.decide().settle(id, Settlement.GIVE_UP));
        ferry.awaitRest(id);
        return id;
    }
}
