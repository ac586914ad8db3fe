package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.FerryCore;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.contracts.fake.SharedAccount;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Processing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Several cores share one account: each uses its share, and all pause together. */
class SharedRateLimitTest {

    private final CoreHarness ferry = new CoreHarness();
    private final SharedAccount account = new SharedAccount(ferry.time, 100);

    @Test
    void aPauseOfOneNodePausesAll() {
        var first = node(2);
        var second = node(3);
        ferry.platform.uploadFails(new Throttled("busy", Duration.ofMinutes(2)));
        var throttled = ferry.submit(first.ferry(), "throttled");
        ferry.time.settle();
        assertThat(ferry.platform.uploads()).hasSize(1);

        var waiting = ferry.submit(second.ferry(), "waiting");
        ferry.time.pass(Duration.ofSeconds(119));
        assertThat(ferry.platform.uploads()).hasSize(1);

        assertThat(ferry.awaitRest(throttled)).isInstanceOf(Completed.class);
        assertThat(ferry.awaitRest(waiting)).isInstanceOf(Completed.class);
    }

    @Test
    void obeysAReportedPauseOnlyUpToTheLongestPause() {
        var node = node(2);
        account.pause(ferry.time.instant().plus(Duration.ofDays(10_000)));
        ferry.time.pass(Duration.ofSeconds(10));
        var id = ferry.submit(node.ferry(), "June");

        ferry.time.pass(Duration.ofMinutes(59));
        assertThat(ferry.platform.uploads()).isEmpty();

        ferry.time.pass(Duration.ofMinutes(2));
        assertThat(ferry.platform.uploads()).hasSize(1);
        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
    }

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
    void appliesAPauseOfAnotherNodeAtOnce() {
        var node = node(2);

        account.pause(ferry.time.instant().plusSeconds(60));
        ferry.time.settle();
        var id = ferry.submit(node.ferry(), "June");
        ferry.time.pass(Duration.ofSeconds(59));

        assertThat(ferry.platform.uploads()).isEmpty();
        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
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
    void appliesItsOwnPauseIfTheStoreFails() {
        var node = node(2);
        account.setUnavailable(true);
        ferry.platform.uploadFails(new Throttled("busy", Duration.ofSeconds(6)));
        ferry.submit(node.ferry(), "throttled");
        ferry.time.settle();

        ferry.submit(node.ferry(), "waiting");
        ferry.time.pass(Duration.ofSeconds(5));

        assertThat(ferry.platform.uploads()).hasSize(1);
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
        ferry.platform.statuses("processing");
        var id = ferry.submit(node.ferry(), "June");
        ferry.time.settle();
        account.setUnavailable(true);

        ferry.time.pass(CoreHarness.PROCESSING.plusMinutes(5));
        assertThat(ferry.upload(id)).isInstanceOf(Processing.class);

        account.setUnavailable(false);
        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
    }

    @Test
    void liftingOnOneNodeLiftsThePauseOnAll() {
        var first = node(2);
        var second = node(3);
        ferry.platform.uploadFails(new Throttled("busy", Duration.ofHours(1)));
        var throttled = ferry.submit(first.ferry(), "throttled");
        ferry.time.settle();
        var waiting = ferry.submit(second.ferry(), "waiting");
        ferry.time.pass(Duration.ofMinutes(1));

        assertThat(ferry.value(second.ferry().pause().lift()))
                .hasValue(ferry.time.instant().plus(Duration.ofMinutes(59)));
        ferry.time.pass(Duration.ofSeconds(10));

        assertThat(ferry.upload(throttled)).isInstanceOf(Completed.class);
        assertThat(ferry.upload(waiting)).isInstanceOf(Completed.class);
    }

    /** A command ends the pause of a service that gets no hints, as with SQLite. */
    @Test
    void aNodeThatNoticesTheLiftLateContinuesWithTheUploadsThatItPutOffMeanwhile() {
        var node = node(2);
        ferry.platform.uploadFails(new Throttled("busy", Duration.ofHours(1)));
        var throttled = ferry.submit(node.ferry(), "throttled");
        ferry.time.settle();
        account.loseHints();

        assertThat(ferry.value(ferry.newCore(3, account).ferry().pause().lift()))
                .isPresent();
        var meanwhile = ferry.submit(node.ferry(), "meanwhile");
        ferry.time.settle();
        assertThat(ferry.platform.uploads()).hasSize(1);
        ferry.time.pass(Duration.ofSeconds(10));

        assertThat(ferry.upload(throttled)).isInstanceOf(Completed.class);
        assertThat(ferry.upload(meanwhile)).isInstanceOf(Completed.class);
    }

    @Test
    void aShorterPauseAfterALiftReplacesTheLongerOne() {
        var node = node(2);
        account.pause(ferry.time.instant().plus(Duration.ofHours(1)));
        ferry.time.settle();
        account.loseHints();

        account.lift();
        account.pause(ferry.time.instant().plusSeconds(30));
        ferry.time.pass(Duration.ofSeconds(3));

        assertThat(ferry.value(node.ferry().overview().read()).pausedUntil())
                .isEqualTo(ferry.time.instant().plusSeconds(27));
    }

    /** The other nodes do not know the later pause, because its report failed. */
    @Test
    void theEndOfAnEarlierPauseDoesNotEndALaterOne() {
        var node = node(2);
        var call = ferry.platform.statusPending();
        node.ferry().platform().status(Samples.TOKEN);
        account.pause(ferry.time.instant().plusSeconds(5));
        ferry.time.settle();
        account.setUnavailable(true);
        call.completeExceptionally(new PlatformException(new Throttled("busy", Duration.ofMinutes(2))));
        account.setUnavailable(false);

        ferry.time.pass(Duration.ofSeconds(10));

        assertThat(ferry.value(node.ferry().overview().read()).pausedUntil()).isNotNull();
    }

    @Test
    void doesNotLiftThePauseIfTheStoreFails() {
        var node = node(2);
        account.pause(ferry.time.instant().plus(Duration.ofHours(1)));
        ferry.time.settle();
        account.setUnavailable(true);

        assertThat(node.ferry().pause().lift().toCompletableFuture()).isCompletedExceptionally();
        assertThat(ferry.value(node.ferry().overview().read()).pausedUntil()).isNotNull();
    }

    /** A pause that was stored while the clock was a year ahead. */
    @Test
    void aRestartDoesNotStartALongPauseAgain() {
        var node = node(2);
        account.pause(ferry.time.instant().plus(Duration.ofDays(365)));
        ferry.time.pass(Duration.ofMinutes(40));
        ferry.value(node.stop());
        var restarted = node(3);

        ferry.time.pass(Duration.ofMinutes(21));

        assertThat(ferry.value(restarted.ferry().overview().read()).pausedUntil())
                .isNull();
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
