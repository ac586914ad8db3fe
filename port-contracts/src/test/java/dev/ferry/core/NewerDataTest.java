package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.port.driving.DecideUpload.DecisionResult;
import dev.ferry.application.port.driving.DecideUpload.Settlement;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.InDoubt;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A later upload that was sent stands in the way of older data, whatever became of it. */
class NewerDataTest {

    private final CoreHarness ferry = new CoreHarness();
    private final UploadId older = doubted();

    NewerDataTest() {
        ferry.time.pass(CoreHarness.IN_DOUBT_HOLDS_BACK);
    }

    @Test
    void countsAlsoIfItsDoubtWasGivenUp() {
        var newer = doubted();
        ferry.value(ferry.ferry.decide().settle(newer, Settlement.GIVE_UP));

        assertThat(settled()).isInstanceOf(DecisionResult.OlderData.class);
    }

    @Test
    void countsHoweverOftenItWasDeferred() {
        for (int i = 0; i < 600; i++) {
            ferry.platform.uploadFails(new Throttled("busy", Duration.ofSeconds(1)));
        }
        var newer = doubted();
        assertThat(ferry.eventTypes(newer)).hasSize(1000).doesNotContain("in-doubt");
        ferry.value(ferry.ferry.decide().settle(newer, Settlement.GIVE_UP));

        assertThat(settled()).isInstanceOf(DecisionResult.OlderData.class);
    }

    @Test
    void countsHoweverManyUnsentUploadsFollow() {
        ferry.awaitRest(ferry.submit("roster", "newer"));
        ferry.value(ferry.core.stop());
        for (int i = 0; i < 60; i++) {
            ferry.value(ferry.ferry.decide().cancel(ferry.submit("roster", "unsent")));
        }

        assertThat(settled()).isInstanceOf(DecisionResult.OlderData.class);
    }

    private UploadId doubted() {
        ferry.platform.uploadFails(new OutcomeUnknown("reset"));
        var id = ferry.submit("roster", "data");
        assertThat(ferry.awaitRest(id)).isInstanceOf(InDoubt.class);
        return id;
    }

    private DecisionResult settled() {
        return ferry.value(ferry.ferry.decide().settle(older, Settlement.OVERWRITE));
    }
}
