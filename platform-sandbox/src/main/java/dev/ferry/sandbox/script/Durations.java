package dev.ferry.sandbox.script;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads durations as {@code 300ms}, {@code 2s} or {@code 1m}. */
public final class Durations {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m)");

    private Durations() {}

    /**
     * Reads a duration.
     *
     * @param text what somebody wrote
     * @return the duration, empty when it is none
     */
    public static Optional<Duration> parse(String text) {
        var matcher = DURATION.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var number = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(number);
                    case "s" -> Duration.ofSeconds(number);
                    default -> Duration.ofMinutes(number);
                });
    }
}
