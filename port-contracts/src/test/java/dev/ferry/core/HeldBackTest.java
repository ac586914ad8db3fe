package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.fault.PlatformFault.Deferred;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.Queued;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The adapter holds calls back, as it does while a circuit breaker is open: that is a wait, and no error. */
class HeldBackTest {

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void usesUpNoAttemptAndNoPatience() {
        for (int i = 0; i < 100; i++) {
            ferry.platform.uploadFails(new Deferred("open", Duration.ofSeconds(10)));
        }
        var id = ferry.submit("June");
        ferry.time.pass(Duration.ofMinutes(1));
        assertThat(ferry.upload(id))
                .isInstanceOfSatisfying(
                        Queued.class,
                        queued -> assertThat(queued.deferral())
                                .isNotNull()
                                .satisfies(
                                        deferral -> assertThat(deferral.count()).isZero()));

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(ferry.upload(id).attempt().number()).isEqualTo(1);
    }

    @Test
    void forgetsNoErrorThatCameBefore() {
        ferry.platform.uploadFails(new Unavailable("down")).uploadFails(new Deferred("open", Duration.ofSeconds(20)));
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
    void writesNothingForUploadsThatOnlyWaitForTheBreaker() {
        ferry.platform.uploadFails(new Deferred("open", Duration.ofSeconds(20)));
        ferry.submit("told to wait");
        ferry.time.settle();
        var other = ferry.submit("not told");

        ferry.time.pass(Duration.ofSeconds(19));
        assertThat(ferry.eventTypes(other)).containsExactly("queued");

        assertThat(ferry.awaitRest(other)).isInstanceOf(Completed.class);
    }

    @Test
    void doesNotKeepQuestionsFromBeingAsked() {
        var processing = ferry.submit("being processed");
        ferry.platform.statuses("processing", "processing", "completedsuccessfully");
        ferry.time.settle();
        ferry.platform.uploadFails(new Deferred("open", Duration.ofSeconds(30)));
        ferry.submit("told to wait");

        ferry.time.pass(Duration.ofSeconds(10));

        assertThat(ferry.upload(processing)).isInstanceOf(Completed.class);
    }

    @Test
    void asksAgainAsSoonAsItMay() {
        ferry.platform.statusFails(new Deferred("open", Duration.ofSeconds(10)));
        ferry.submit("June");
        ferry.time.settle();

        ferry.time.pass(Duration.ofSeconds(9));
        assertThat(ferry.platform.requests()).hasSize(1);
        ferry.time.pass(Duration.ofSeconds(2));
        assertThat(ferry.platform.requests()).hasSizeGreaterThan(1);
    }

    /** The longest wait between two tries is 30 s here. A command's is 1 s: a person is told soon. */
    @Test
    void isNotBorneForLongerThanTheLongestWait() {
        ferry.platform.uploadFails(new Deferred("open", Duration.ofSeconds(31)));

        assertThat(ferry.awaitRest(ferry.submit("June"))).isInstanceOf(Failed.class);
    }
}
