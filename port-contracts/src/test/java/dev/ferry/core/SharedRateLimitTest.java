package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.FerryCore;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.contracts.fake.SharedAccount;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Processing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Several cores share one account: each uses its share, and all pause together. */
class SharedRateLimitTest {

    private final CoreHarness ferry = new CoreHarness();
    private final SharedAccount account = new SharedAccount(ferry.time, 100);

    @Test
    void sendsNoCallsWithoutAShare() {
        account.share("a node that does not return", Duration.ofMinutes(1));
        var late = node(2);
        var id = ferry.submit(late.ferry(), "June");

        ferry.time.pass(Duration.ofSeconds(59));
        assertThat(ferry.platform.uploads()).isEmpty();
        assertThat(ferry.eventTypes(id)).containsExactly("queued");

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
    }

    /** A command sends its first call as soon as it has started. */
    @Test
    void acceptsACallBeforeTheFirstShare() {
        ferry.value(ferry.core.stop());
        var node = ferry.newCore(2, account);
        node.start();

        assertThat(ferry.value(node.ferry().platform().authenticate())).isNull();
    }

    /** A command that starts right after another one has ended. */
    @Test
    void acceptsACallAtTheEndOfAShareThatWasJustReleased() {
        ferry.value(node(2).stop());
        var next = ferry.newCore(3, account);
        next.start();
        var call = next.ferry().platform().authenticate();

        ferry.time.pass(Duration.ofSeconds(2));

        assertThat(call.toCompletableFuture()).isCompleted();
    }

    /** The node waits for its share when it is stopped; then it must not start any more. */
    @Test
    void doesNotStartAfterItWasStopped() {
        account.share("a node that does not return", Duration.ofMinutes(1));
        ferry.value(ferry.core.stop());
        var node = ferry.newCore(2, account);
        node.start();
        var stopped = node.stop();
        var id = ferry.submit(node.ferry(), "June");

        ferry.time.pass(Duration.ofMinutes(2));

        assertThat(stopped.toCompletableFuture()).isCompleted();
        assertThat(ferry.eventTypes(id)).containsExactly("queued");
    }

    @Test
    void sendsNoCallsAfterItsShareHasExpired() {
        var node = node(2);
        account.setUnavailable(true);
        ferry.time.pass(Duration.ofSeconds(11));
        var id = ferry.submit(node.ferry(), "June");
        ferry.time.pass(Duration.ofSeconds(60));
        assertThat(ferry.platform.uploads()).isEmpty();

        account.setUnavailable(false);
        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
    }

    @Test
    void requestsItsShareEveryFewSeconds() {
        var node = node(2);
        for (int i = 0; i < 100; i++) {
            ferry.submit(node.ferry(), "data set " + i);
        }
        ferry.time.pass(Duration.ofMinutes(1));

        assertThat(ferry.platform.uploads()).hasSize(100);
        assertThat(account.requests()).isBetween(20, 30);
    }

    @Test
    void releasesItsShareWhenItStops() {
        var node = node(2);
        ferry.value(node.stop());
        ferry.time.pass(Duration.ofSeconds(2));

        assertThat(ferry.value(account.share("other", Duration.ofSeconds(10))).callsPerSecond())
                .isEqualTo(100);
    }

    @Test
    void requestsAShareOftenWhileItHasNone() {
        account.share("a node that does not return", Duration.ofMinutes(1));
        var before = account.requests();
        var late = node(2);
        ferry.time.pass(Duration.ofSeconds(10));

        assertThat(account.requests() - before).isBetween(35, 45);
        assertThat(late.ferry().platform().status(Samples.TOKEN).toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        exception -> assertThat(exception.fault())
                                .isInstanceOfSatisfying(
                                        Throttled.class,
                                        throttled -> assertThat(throttled.retryAfter())
                                                .isEqualTo(Duration.ofSeconds(1))));
    }

    @Test
    void requestsItsShareAtTheUsualIntervalIfTheStoreFails() {
        var node = node(2);
        account.setUnavailable(true);
        ferry.time.pass(Duration.ofSeconds(11));
        var before = account.requests();

        ferry.time.pass(Duration.ofSeconds(60));

        assertThat(account.requests() - before).isBetween(20, 26);
        ferry.value(node.stop());
    }

    @Test
    void hintsDoNotIncreaseTheLaterRequests() {
        var node = node(2);
        for (int i = 0; i < 5; i++) {
            account.pause(ferry.time.instant());
            ferry.time.settle();
        }
        var before = account.requests();

        ferry.time.pass(Duration.ofMinutes(1));

        assertThat(account.requests() - before).isBetween(20, 26);
        ferry.value(node.stop());
    }

    @Test
    void requestsNothingAfterItHasStopped() {
        var node = node(2);
        ferry.value(node.stop());
        var before = account.requests();

        account.pause(ferry.time.instant().plusSeconds(60));
        ferry.time.pass(Duration.ofMinutes(1));

        assertThat(account.requests()).isEqualTo(before);
    }

    @Test
    void plansNothingAfterItHasStopped() {
        ferry.value(ferry.core.stop());
        var node = node(2);
        assertThat(ferry.time.plannedTasks()).isPositive();

        ferry.value(node.stop());

        assertThat(ferry.time.plannedTasks()).isZero();
    }

    @Test
    void doesNotFailAnUploadWhoseDeadlinePassesWithoutAShare() {
        var node = node(2);
        var firstPoll = ferry.platform.statusPending();
        var id = ferry.submit(node.ferry(), "June");
        ferry.time.pass(Duration.ofSeconds(30));
        assertThat(ferry.platform.requests()).hasSize(1);
        account.setUnavailable(true);
        ferry.time.pass(Duration.ofSeconds(30));
        firstPoll.complete(new ProcessingStatus("processing"));

        ferry.time.pass(CoreHarness.PROCESSING.plusMinutes(5));
        assertThat(ferry.upload(id)).isInstanceOf(Processing.class);

        account.setUnavailable(false);
        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
    }

    /** Stops the harness's own core, which does not use the account. */
    private FerryCore node(long seed) {
        ferry.value(ferry.core.stop());
        var node = ferry.newCore(seed, account);
        node.start();
        ferry.time.settle();
        return node;
    }
}
