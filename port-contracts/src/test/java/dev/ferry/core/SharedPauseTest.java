package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.FerryCore;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.contracts.fake.SharedAccount;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.upload.Completed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A person lifts the pause of an account that several nodes share, and pauses follow each other. */
class SharedPauseTest {

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
