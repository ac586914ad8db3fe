package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.application.ratelimit.AccountPause;
import dev.ferry.application.ratelimit.RateLimitedPlatform;
import dev.ferry.application.ratelimit.UnsharedRateLimit;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.upload.Completed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person ends the account's pause early. */
class LiftPauseTest {

    private final CoreHarness ferry = new CoreHarness();

    /** A wait of up to 10 s is kept in memory, a longer one in the journal. */
    @ParameterizedTest
    @ValueSource(ints = {9, 3600})
    void continuesAtOnceWithEveryUploadThatWaitsForTheEnd(int seconds) {
        ferry.platform.uploadFails(new Throttled("busy", Duration.ofSeconds(seconds)));
        var throttled = ferry.submit("throttled");
        ferry.time.settle();
        IntStream.range(0, 20).forEach(i -> ferry.submit("upload " + i));
        ferry.time.pass(Duration.ofSeconds(1));
        assertThat(ferry.platform.uploads()).hasSize(1);

        assertThat(lift()).hasValue(ferry.time.instant().plusSeconds(seconds - 1));
        ferry.time.pass(Duration.ofSeconds(5));

        assertThat(ferry.platform.uploads()).hasSize(22);
        assertThat(ferry.upload(throttled)).isInstanceOf(Completed.class);
    }

    @Test
    void continuesWithPolls() {
        ferry.platform.statusFails(new Throttled("busy", Duration.ofMinutes(30)));
        var id = ferry.submit("June");
        ferry.time.pass(Duration.ofMinutes(1));

        lift();
        ferry.time.pass(Duration.ofSeconds(1));

        assertThat(ferry.upload(id)).isInstanceOf(Completed.class);
    }

    @Test
    void changesNothingWithoutAPause() {
        ferry.platform.uploadFails(new Unavailable("down")).uploadFails(new Unavailable("down"));
        var id = ferry.submit("June");
        ferry.time.settle();
        var due = ferry.entry(id).due();

        assertThat(lift()).isEmpty();
        ferry.time.settle();

        assertThat(ferry.entry(id).due()).isEqualTo(due);
    }

    @Test
    void doesNotLiftAPauseTwice() {
        pause(Duration.ofMinutes(2));

        assertThat(lift()).isPresent();
        assertThat(lift()).isEmpty();
    }

    @Test
    void obeysTheNextPause() {
        pause(Duration.ofMinutes(2));
        lift();
        pause(Duration.ofMinutes(1));

        ferry.submit("waiting");
        ferry.time.pass(Duration.ofSeconds(59));

        assertThat(ferry.platform.uploads()).extracting(upload -> upload.name()).doesNotContain("waiting");
    }

    /** The answer is newer than the decision of the person. */
    @Test
    void aCallThatWasRunningMayStartAnotherPause() {
        var running = ferry.platform.uploadPending();
        ferry.submit("running");
        pause(Duration.ofMinutes(2));
        lift();

        running.completeExceptionally(new PlatformException(new Throttled("busy", Duration.ofMinutes(5))));
        ferry.time.settle();

        assertThat(pausedUntil()).isEqualTo(ferry.time.instant().plus(Duration.ofMinutes(5)));
    }

    /** An adapter that refuses calls during the pause must not prolong it, or start it again after the lift. */
    @Test
    void aRefusedCallStartsNoPause() {
        var pause = new AccountPause(ferry.time, Duration.ofHours(1));
        var platform = new RateLimitedPlatform(ferry.platform, new UnsharedRateLimit(pause));
        var first = ferry.platform.statusPending();
        var second = ferry.platform.statusPending();
        platform.status(Samples.TOKEN, null);
        platform.status(Samples.TOKEN, null);
        pause.pause(Duration.ofMinutes(1));
        var end = pause.pausedUntil();
        var refusal = pause.refusal().orElseThrow();

        ferry.time.pass(Duration.ofSeconds(30));
        first.completeExceptionally(refusal);
        assertThat(pause.pausedUntil()).isEqualTo(end);

        pause.lift();
        second.completeExceptionally(refusal);
        assertThat(pause.pausedUntil()).isEmpty();
    }

    @Test
    void theOverviewShowsThePauseAndTheUploads() {
        pause(Duration.ofMinutes(2));
        ferry.submit("waiting");

        var overview = ferry.value(ferry.ferry.overview().read());

        assertThat(overview.pausedUntil()).isEqualTo(ferry.time.instant().plus(Duration.ofMinutes(2)));
        assertThat(overview.uploads())
                .isEqualTo(ferry.value(ferry.journal.stats()).uploads());
        lift();
        assertThat(pausedUntil()).isNull();
    }

    @Test
    void theOverviewCountsAtMostOnceASecond() {
        var before = ferry.value(ferry.ferry.overview().read());
        ferry.submit("June");

        assertThat(ferry.value(ferry.ferry.overview().read()).uploads()).isEqualTo(before.uploads());
        ferry.time.pass(Duration.ofSeconds(1));
        assertThat(ferry.value(ferry.ferry.overview().read()).uploads()).isNotEqualTo(before.uploads());
    }

    private void pause(Duration length) {
        ferry.platform.uploadFails(new Throttled("busy", length));
        ferry.submit("throttled");
        ferry.time.settle();
    }

    private Optional<Instant> lift() {
        return ferry.value(ferry.ferry.pause().lift());
    }

    private @Nullable Instant pausedUntil() {
        return ferry.value(ferry.ferry.overview().read()).pausedUntil();
    }
}
