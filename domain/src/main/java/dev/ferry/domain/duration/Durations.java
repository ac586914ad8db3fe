package dev.ferry.domain.duration;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses durations: {@code 500ms}, {@code 2s}, {@code 1h30m}, {@code 90d}, or ISO 8601 such as {@code PT5S}. A space is
 * allowed before a unit.
 */
public final class Durations {

    private static final Pattern UNITS = Pattern.compile(
            "(?:(\\d{1,5})\\s*d)?\\s*(?:(\\d{1,6})\\s*h)?\\s*(?:(\\d{1,6})\\s*m(?!s))?\\s*(?:(\\d{1,9})\\s*s)?\\s*(?:(\\d{1,9})\\s*ms)?");

    private Durations() {}

    /** Empty when the text is not a duration, or a negative one. */
    public static Optional<Duration> parse(String text) {
        var stripped = text.strip();
        var units = UNITS.matcher(stripped);
        if (!stripped.isEmpty() && units.matches()) {
            return Optional.of(Duration.ofDays(number(units.group(1)))
                    .plusHours(number(units.group(2)))
                    .plusMinutes(number(units.group(3)))
                    .plusSeconds(number(units.group(4)))
                    .plusMillis(number(units.group(5))));
        }
        try {
            return Optional.of(Duration.parse(stripped)).filter(duration -> !duration.isNegative());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
