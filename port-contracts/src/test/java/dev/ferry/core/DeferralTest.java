package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.HeldBack;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.Processing;
import dev.ferry.domain.upload.Queued;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The adapter defers calls, for example while a circuit breaker is open. A deferral is a wait and not an error. */
class DeferralTest {

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void countsNoErrorAndNoAttempt() {
        for (int i = 0; i < 100; i++) {
            ferry.platform.uploadFailsUnsent(new HeldBack("open", Duration.ofSeconds(10)));
        }
        var id = ferry.submit("June");
        ferry.time.pass(Duration.ofMinutes(1));
        assertThat(ferry.upload(id))
                .isInstanceOfSatisfying(
                        Queued.class, queued -> assertThat(queued.deferral()).isNull());

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(ferry.upload(id).attempt().number()).isEqualTo(1);
    }

    @Test
    void keepsTheCountOfEarlierErrors() {
        ferry.platform
                .uploadFailsUnsent(new Unavailable("down"))
                .uploadFailsUnsent(new HeldBack("open", Duration.ofSeconds(20)));
        var id = ferry.submit("June");

        ferry.time.pass(Duration.ofSeconds(5));

        assertThat(ferry.upload(id))
                .isInstanceOfSatisfying(
                        Queued.class,
                        queued -> assertThat(queued.deferral())
                                .isNotNull()
                                .satisfies(
                                        deferral -> assertThat(deferral.count()).isEqualTo(1)));
    }

    @Test
    void writesNothingForUploadsThatOnlyWait() {
        ferry.platform.uploadFailsUnsent(new HeldBack("open", Duration.ofSeconds(20)));
        var waiting = ferry.submit("waiting");

        ferry.time.pass(Duration.ofSeconds(19));
        assertThat(ferry.eventTypes(waiting)).containsExactly("queued");

        assertThat(ferry.awaitRest(waiting)).isInstanceOf(Completed.class);
    }

    @Test
    void doesNotDelayPolls() {
        var processing = ferry.submit("being processed");
        ferry.platform.statuses("processing", "processing", "completedsuccessfully");
        ferry.time.settle();
        ferry.platform.uploadFailsUnsent(new HeldBack("open", Duration.ofSeconds(30)));
        ferry.submit("deferred");

        ferry.time.pass(Duration.ofSeconds(10));

        assertThat(ferry.upload(processing)).isInstanceOf(Completed.class);
    }

    @Test
    void pollsAgainAfterTheDeferral() {
        ferry.platform.statusFails(new HeldBack("open", Duration.ofSeconds(10)));
        ferry.submit("June");
        ferry.time.settle();

        ferry.time.pass(Duration.ofSeconds(9));
        assertThat(ferry.platform.requests()).hasSize(1);
        ferry.time.pass(Duration.ofSeconds(2));
        assertThat(ferry.platform.requests()).hasSizeGreaterThan(1);
    }

    /**
     * The Platform may have completed the upload long ago. Waits of this length are kept in memory, with the errors.
     */
    @ParameterizedTest
    @MethodSource("waits")
    void doesNotFailAnUploadWhoseDeadlinePassesWhilePollsWait(PlatformFault wait) {
        ferry.platform.statuses("processing");
        var id = ferry.submit("June");
        ferry.time.settle();
        for (int i = 0; i < 200; i++) {
            ferry.platform.statusFails(wait);
        }

        ferry.time.pass(CoreHarness.PROCESSING.plusMinutes(5));

        assertThat(ferry.upload(id)).isInstanceOf(Processing.class);
        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
    }

    static List<PlatformFault> waits() {
        return List.of(new HeldBack("open", Duration.ofSeconds(5)), new Throttled("busy", Duration.ofSeconds(5)));
    }

    /** The longest retry delay is 30 s here. A command's is 1 s, so that its user gets the answer soon. */
    @Test
    void failsIfTheDeferralIsLongerThanTheLongestRetryDelay() {
        ferry.platform.uploadFailsUnsent(new HeldBack("open", Duration.ofSeconds(31)));

        assertThat(ferry.awaitRest(ferry.submit("June"))).isInstanceOf(Failed.class);
    }
}
