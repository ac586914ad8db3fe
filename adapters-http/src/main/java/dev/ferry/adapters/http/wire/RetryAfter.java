package dev.ferry.adapters.http.wire;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After} (RFC 9110 section 10.2.3) in both its forms. */
final class RetryAfter {

    private RetryAfter() {}

    /** Returns the pause, not negative; null when the header is missing or invalid. */
    static @Nullable Duration parse(@Nullable String header, InstantSource clock) {
        if (header == null) {
            return null;
        }
        var value = header.strip();
        if (value.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(value));
        }
        try {
            var date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
            var pause = Duration.between(clock.instant(), date.toInstant());
            return pause.isNegative() ? Duration.ZERO : pause;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
