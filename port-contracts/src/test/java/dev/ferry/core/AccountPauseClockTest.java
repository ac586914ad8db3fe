package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.ratelimit.AccountPause;
import dev.ferry.contracts.fake.VirtualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A pause on a clock that jumps. */
class AccountPauseClockTest {

    private final VirtualTime time = new VirtualTime();
    private final AccountPause pause = new AccountPause(time, Duration.ofHours(1));

    @Test
    void lastsNoLongerThanAskedWhenTheClockIsSetBack() {
        time.pass(Duration.ofDays(365));
        pause.pause(Duration.ofSeconds(60));

        time.pass(Duration.ofDays(-365));
        assertThat(pause.remaining()).isEqualTo(Duration.ofSeconds(60));
        time.pass(Duration.ofSeconds(60));
        assertThat(pause.pausedUntil()).isEmpty();
    }

    @Test
    void aNewPauseCountsAfterTheClockIsSetBack() {
        time.pass(Duration.ofDays(365));
        pause.pause(Duration.ofSeconds(10));

        time.pass(Duration.ofDays(-365));
        pause.pause(Duration.ofSeconds(60));

        assertThat(pause.remaining()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void aShorterPauseThatComesLaterDoesNotShortenIt() {
        pause.pause(Duration.ofMinutes(10));
        time.pass(Duration.ofMinutes(1));
        pause.pause(Duration.ofMinutes(1));

        assertThat(pause.remaining()).isEqualTo(Duration.ofMinutes(9));
    }

    @Test
    void isCutToTheLongestPause() {
        pause.pause(Duration.ofDays(10_000));

        assertThat(pause.remaining()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void aPauseOfNoTimeIsNone() {
        pause.pause(Duration.ZERO);
        assertThat(pause.refusal()).isEmpty();

        pause.pause(Duration.ofSeconds(-5));
        assertThat(pause.pausedUntil()).isEmpty();
        assertThat(pause.lift()).isEmpty();
    }
}
