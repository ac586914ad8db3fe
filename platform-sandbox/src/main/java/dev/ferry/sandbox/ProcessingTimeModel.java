package dev.ferry.sandbox;

import dev.ferry.domain.duration.Durations;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;

/** How long the sandbox takes to process an upload. */
public sealed interface ProcessingTimeModel {

    /**
     * The time for the next upload.
     *
     * @return not negative
     */
    Duration next();

    /**
     * Always the same.
     *
     * @param time not negative
     */
    record Fixed(Duration time) implements ProcessingTimeModel {
        @Override
        public Duration next() {
            return time;
        }
    }

    /** Drawn from a law, the same series for the same seed. */
    final class Drawn implements ProcessingTimeModel {
        private final Law law;
        private final double first;
        private final double second;
        private final Random random;

        private Drawn(Law law, double first, double second, long seed) {
            this.law = law;
            this.first = first;
            this.second = second;
            this.random = new Random(seed);
        }

        @Override
        public Duration next() {
            var millis = switch (law) {
                case UNIFORM -> first + random.nextDouble() * (second - first);
                case LOGNORMAL -> first * Math.exp(random.nextGaussian() * second);
            };
            return Duration.ofMillis((long) millis);
        }
    }

    /** The laws there are. */
    enum Law {
        /** Evenly between two times. */
        UNIFORM,
        /** Around a median, by a factor of e to the sigma. */
        LOGNORMAL
    }

    /**
     * Reads a processing time.
     *
     * @param text {@code 2s}, {@code 300ms}, {@code uniform(1s,3s,7)} with a seed, or {@code lognormal(2s,0.5,7)} with
     *     median, sigma and seed
     * @throws IllegalArgumentException when it is none of these
     */
    static ProcessingTimeModel parse(String text) {
        var law = Syntax.LAW.matcher(text.strip());
        if (!law.matches()) {
            return new Fixed(Syntax.duration(text));
        }
        var seed = Long.parseLong(law.group("seed"));
        var first = Syntax.duration(law.group("first")).toMillis();
        return law.group("law").equals("uniform")
                ? new Drawn(
                        Law.UNIFORM, first, Syntax.duration(law.group("second")).toMillis(), seed)
                : new Drawn(Law.LOGNORMAL, first, Double.parseDouble(law.group("second")), seed);
    }

    /** How processing times are written. */
    final class Syntax {
        private static final Pattern LAW = Pattern.compile(
                "(?<law>uniform|lognormal)\\(\\s*(?<first>[^,]+),\\s*(?<second>[^,]+),\\s*(?<seed>\\d{1,18})\\s*\\)");

        private Syntax() {}

        private static Duration duration(String text) {
            return Durations.parse(text)
                    .orElseThrow(() -> new IllegalArgumentException("'" + text
                            + "' is no processing time; write 2s, 300ms, uniform(1s,3s,7) or lognormal(2s,0.5,7)"));
        }
    }
}
