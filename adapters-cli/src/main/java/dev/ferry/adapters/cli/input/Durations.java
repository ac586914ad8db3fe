package dev.ferry.adapters.cli.input;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Durations as people write them: {@code 500ms}, {@code 2s}, {@code 1h30m}, {@code 90d}, or ISO 8601 such as
 * {@code PT5S}.
 */
public final class Durations implements ITypeConverter<Duration> {

    private static final Pattern PLAIN =
            Pattern.compile("(?:(\\d{1,5})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m(?!s))?(?:(\\d{1,9})s)?(?:(\\d{1,9})ms)?");

    /** Without a state: picocli makes one for each option. */
    public Durations() {}

    @Override
    public Duration convert(String text) {
        var plain = PLAIN.matcher(text);
        if (!text.isEmpty() && plain.matches()) {
            return Duration.ofDays(number(plain.group(1)))
                    .plusHours(number(plain.group(2)))
                    .plusMinutes(number(plain.group(3)))
                    .plusSeconds(number(plain.group(4)))
                    .plusMillis(number(plain.group(5)));
        }
        try {
            var duration = Duration.parse(text);
            if (!duration.isNegative()) {
                return duration;
            }
        } catch (DateTimeParseException e) {
            // told below
        }
        throw new TypeConversionException("'" + text + "' is no duration; write 500ms, 30s, 5m, 1h30m or 90d");
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
