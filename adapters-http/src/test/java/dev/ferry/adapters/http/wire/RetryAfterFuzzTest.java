package dev.ferry.adapters.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

class RetryAfterFuzzTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2024-07-01T09:00:00Z"));

    private static final Duration LONGEST = Duration.ofHours(1);

    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void anyHeaderIsAValidPauseOrNone(FuzzedDataProvider data) {
        var header = data.consumeRemainingAsString();

        var pause = RetryAfter.parse(header, CLOCK, LONGEST);

        if (pause != null) {
            assertThat(pause.isNegative()).isFalse();
            assertThat(pause).isLessThanOrEqualTo(LONGEST);
        }
        if (header.matches("\\d{1,9}")) {
            assertThat(pause).isEqualTo(Duration.ofSeconds(Math.min(Long.parseLong(header), 3600)));
        }
    }
}
