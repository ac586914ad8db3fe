package dev.ferry.adapters.cli.input;

import dev.ferry.domain.duration.Durations;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts values of options and settings to durations. */
public final class DurationConverter implements ITypeConverter<Duration> {

    /** Creates a converter; picocli calls it for each option. */
    public DurationConverter() {}

    @Override
    public Duration convert(String text) {
        return Durations.parse(text)
                .orElseThrow(() -> new TypeConversionException(
                        "'" + text + "' is not a duration; write 500ms, 30s, 5m, 1h30m or 90d"));
    }
}
