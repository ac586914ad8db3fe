package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.contracts.Samples;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.Processing;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** A Platform that does not know the processing token: at first it may be late, later it has forgotten the token. */
class UnknownTokenTest {

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void pollsAgainIfTheTokenIsNotKnownYet() {
        unknown(3);

        var id = ferry.submit("June");

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.uploads()).hasSize(1);
    }

    @Test
    void pollsATokenThatIsNotKnownYetByTheProgressSchedule() {
        unknown(100);
        ferry.submit("June");

        ferry.time.pass(Duration.ofSeconds(10));

        assertThat(ferry.platform.requests()).hasSize(5);
    }

    @Test
    void failsIfTheTokenIsStillUnknownAfterTheGracePeriod() {
        unknown(100);
        var id = ferry.submit("June");
        ferry.time.settle();

        ferry.time.pass(CoreHarness.UNKNOWN_TOKEN_GRACE.minusMillis(1));
        assertThat(ferry.upload(id)).isInstanceOf(Processing.class);

        failsAsUnknownToken(id);
    }

    @Test
    void failsAtOnceIfTheTokenIsForgottenAfterTheGracePeriod() {
        ferry.platform.statuses(Collections.nCopies(10, "queued").toArray(String[]::new));
        unknown(1);

        failsAsUnknownToken(ferry.submit("June"));
    }

    @Test
    void theGracePeriodStartsAtTheAcceptanceAndNotAtARestart() {
        unknown(100);
        var id = ferry.submit("June");
        ferry.time.pass(Duration.ofSeconds(1));
        ferry.value(ferry.core.stop());
        ferry.time.pass(CoreHarness.UNKNOWN_TOKEN_GRACE);
        var before = ferry.platform.requests().size();

        ferry.newCore(2).start();

        failsAsUnknownToken(id);
        assertThat(ferry.platform.requests()).hasSize(before + 1);
    }

    private void unknown(int answers) {
        for (int i = 0; i < answers; i++) {
            ferry.platform.statusFails(new UnknownToken(Samples.TOKEN));
        }
    }

    private void failsAsUnknownToken(UploadId id) {
        assertThat(ferry.awaitRest(id))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.fault()).isEqualTo(new UnknownToken(Samples.TOKEN)));
    }
}
