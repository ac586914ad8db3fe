package dev.ferry.sandbox;

import dev.ferry.domain.duration.Durations;
import java.time.Duration;
import java.util.Random;
import java.util.regex.Pattern;

/** Determines how long the sandbox takes to process an upload. */
public sealed interface ProcessingTimeModel {

    /** The processing time of the next upload, not negative. */
    Duration next();

    /**
     * A constant time.
     *
     * @param time not negative
     */
    record Fixed(Duration time) implements ProcessingTimeModel {
        @Override
        public Duration next() {
            return time;
        }
    }

    /** Times drawn from a distribution; the same seed gives the same series. */
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

    /** The distributions. */
    enum Law {
        /** Uniform between two times. */
        UNIFORM,
        /** Log-normal: the median times e to the power of sigma times a standard normal variable. */
        LOGNORMAL
    }

    /**
     * Reads a processing time.
     *
     * @param text {@code 2s}, {@code 300ms}, {@code uniform(1s,3s,7)} with a seed, or {@code lognormal(2s,0.5,7)} with
     *     median, sigma and seed
     * @throws IllegalArgumentException if the text is none of these
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

    /** The syntax of processing times. */
    final class Syntax {
        private static final Pattern LAW = Pattern.compile(
                "(?<law>uniform|lognormal)\\(\\s*(?<first>[^,]+),\\s*(?<second>[^,]+),\\s*(?<seed>\\d{1,18})\\s*\\)");

        private Syntax() {}

        private static Duration duration(String text) {
            return Durations.parse(text)
                    .orElseThrow(() -> new IllegalArgumentException("'" + text
                            + "' is not a processing time; write 2s, 300ms, uniform(1s,3s,7) or lognormal(2s,0.5,7)"));
        }
    }
}
