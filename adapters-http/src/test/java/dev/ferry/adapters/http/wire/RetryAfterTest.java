package dev.ferry.adapters.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2024-07-01T09:00:00Z"));

    @ParameterizedTest
    @CsvSource({
        "17, PT17S",
        "0, ",
        "000000000000017, PT17S",
        "1.5, PT2S",
        "-5, ",
        "-1.5, ",
        "3600, PT1H",
        "3601, PT1H",
        "900000000, PT1H",
        "99999999999999999999999999, PT1H",
        "99999999999999999999999999.9, PT1H",
        "'Mon, 01 Jul 2024 09:00:30 GMT', PT30S",
        "'Mon, 01 Jul 2024 08:00:00 GMT', ",
        "'Mon, 01 Jul 2024 11:00:00 GMT', PT1H",
        "'Fri, 31 Dec 9999 23:59:59 GMT', PT1H",
        "'Monday, 01-Jul-24 09:00:30 GMT', PT30S",
        "'Mon Jul  1 09:00:30 2024', PT30S",
        "soon, ",
        "'', ",
        "1e9, "
    })
    void readsEveryPauseWithinItsBounds(String header, @Nullable Duration pause) {
        assertThat(RetryAfter.parse(header, CLOCK, Duration.ofHours(1))).isEqualTo(pause);
    }
}
