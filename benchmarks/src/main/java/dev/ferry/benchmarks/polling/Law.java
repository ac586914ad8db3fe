package dev.ferry.benchmarks.polling;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** How long the Platform takes, as a law of chance. The median is about a minute. */
enum Law {
    /** Nearly always the same. */
    NARROW("lognormal, σ 0.1", true) {
        @Override
        PolledUpload draw(int number, Random random) {
            return new PolledUpload(BYTES, lognormal(MINUTE, 0.1, random));
        }
    },
    /** As jobs on a shared machine often are. */
    MIDDLE("lognormal, σ 0.5", false) {
        @Override
        PolledUpload draw(int number, Random random) {
            return new PolledUpload(BYTES, lognormal(MINUTE, 0.5, random));
        }
    },
    /** One in a hundred takes sixteen times the median. */
    HEAVY("lognormal, σ 1.2", false) {
        @Override
        PolledUpload draw(int number, Random random) {
            return new PolledUpload(BYTES, lognormal(MINUTE, 1.2, random));
        }
    },
    /** Three fifths hit a cache. */
    TWO_PEAKS("peaks at 10 s and 120 s", true) {
        @Override
        PolledUpload draw(int number, Random random) {
            var peak = random.nextDouble() < 0.6 ? MINUTE / 6 : MINUTE * 2;
            return new PolledUpload(BYTES, lognormal(peak, 0.12, random));
        }
    },
    /** Slower and faster again by a factor of 2.7 either way, in the course of 2,000 uploads. */
    DRIFTING("lognormal, σ 0.25, its median drifts from 22 s to 163 s", false) {
        @Override
        PolledUpload draw(int number, Random random) {
            var median = MINUTE * Math.exp(Math.sin(2 * Math.PI * number / 2000.0));
            return new PolledUpload(BYTES, lognormal(median, 0.25, random));
        }
    },
    /** Data sets of very different sizes. */
    BY_SIZE("grows with the size of the data set, to the power 0.8, σ 0.2", false) {
        @Override
        PolledUpload draw(int number, Random random) {
            var bytes = lognormal(BYTES, 1.5, random);
            var median = MINUTE * Math.pow(bytes / BYTES, 0.8);
            return new PolledUpload((long) bytes, lognormal(median, 0.2, random));
        }
    },
    /** There is nothing to learn: the hazard is the same at all times, and no schedule beats a fixed interval. */
    MEMORYLESS("exponential", false) {
        @Override
        PolledUpload draw(int number, Random random) {
            return new PolledUpload(BYTES, -MINUTE * Math.log(1 - random.nextDouble()));
        }
    };

    private static final double MINUTE = 60_000;
    private static final int BYTES = 60_000;

    private final String words;
    private final boolean peaked;

    Law(String words, boolean peaked) {
        this.words = words;
        this.peaked = peaked;
    }

    abstract PolledUpload draw(int number, Random random);

    /** What it is, for a table. */
    String words() {
        return words;
    }

    /** Whether most ends fall into a small part of the time. */
    boolean peaked() {
        return peaked;
    }

    /** Uploads in the order in which they come. */
    List<PolledUpload> uploads(int count, long seed) {
        var random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(number -> draw(number, random))
                .toList();
    }

    private static double lognormal(double median, double sigma, Random random) {
        return median * Math.exp(sigma * random.nextGaussian());
    }
}
