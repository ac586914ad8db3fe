package dev.ferry.adapters.http.wire;

import io.netty.handler.codec.DateFormatter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After} (RFC 9110 section 10.2.3) in both its forms, within bounds. */
final class RetryAfter {

    /** Some servers send a decimal or negative number, although the RFC allows only digits. */
    private static final Pattern SECONDS = Pattern.compile("(-?)0*(\\d{1,9})(\\.\\d+)?");

    private static final Pattern ENORMOUS_SECONDS = Pattern.compile("\\d+(\\.\\d+)?");

    private RetryAfter() {}

    /**
     * Returns the pause; null when the header is missing or invalid, or asks for none: zero, a negative number or a
     * date in the past. Then the retries follow their own delays, which grow.
     *
     * @param longest the upper bound of the pause
     * @return longer than zero, up to {@code longest}; a fraction of a second counts as a second
     */
    static @Nullable Duration parse(@Nullable String header, InstantSource clock, Duration longest) {
        if (header == null) {
            return null;
        }
        var value = header.strip();
        var seconds = SECONDS.matcher(value);
        if (seconds.matches()) {
            return seconds.group(1).isEmpty()
                    ? bounded(
                            Duration.ofSeconds(Long.parseLong(seconds.group(2)) + (seconds.group(3) == null ? 0 : 1)),
                            longest)
                    : null;
        }
        if (ENORMOUS_SECONDS.matcher(value).matches()) {
            return longest;
        }
        var date = DateFormatter.parseHttpDate(value);
        return date == null ? null : bounded(Duration.between(clock.instant(), date.toInstant()), longest);
    }

    private static @Nullable Duration bounded(Duration pause, Duration longest) {
        if (!pause.isPositive()) {
            return null;
        }
        return pause.compareTo(longest) > 0 ? longest : pause;
    }
}
