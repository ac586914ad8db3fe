package dev.ferry.benchmarks.polling;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The distributions of the Platform's processing time; the median is about a minute. */
enum ProcessingTimeLaw {
    /** Nearly constant. */
    NARROW("lognormal, σ 0.1", true) {
        @Override
        PolledUpload draw(int number, Random random) {
            return new PolledUpload(BYTES, lognormal(MINUTE, 0.1, random));
        }
    },
    /** Typical of jobs on a shared machine. */
    MIDDLE("lognormal, σ 0.5", false) {
        @Override
        PolledUpload draw(int number, Random random) {
            return new PolledUpload(BYTES, lognormal(MINUTE, 0.5, random));
        }
    },
    /** Heavy tail: 1% take 16 times the median or more. */
    HEAVY("lognormal, σ 1.2", false) {
        @Override
        PolledUpload draw(int number, Random random) {
            return new PolledUpload(BYTES, lognormal(MINUTE, 1.2, random));
        }
    },
    /** Two peaks: 60% hit a cache. */
    TWO_PEAKS("peaks at 10 s and 120 s", true) {
        @Override
        PolledUpload draw(int number, Random random) {
            var peak = random.nextDouble() < 0.6 ? MINUTE / 6 : MINUTE * 2;
            return new PolledUpload(BYTES, lognormal(peak, 0.12, random));
        }
    },
    /** The median drifts by a factor of 2.7 in both directions, with a period of 2,000 uploads. */
    DRIFTING("lognormal, σ 0.25, its median drifts from 22 s to 163 s", false) {
        @Override
        PolledUpload draw(int number, Random random) {
            var median = MINUTE * Math.exp(Math.sin(2 * Math.PI * number / 2000.0));
            return new PolledUpload(BYTES, lognormal(median, 0.25, random));
        }
    },
    /** The time depends on the size of the data set; sizes vary widely. */
    BY_SIZE("grows with the size of the data set, to the power 0.8, σ 0.2", false) {
        @Override
        PolledUpload draw(int number, Random random) {
            var bytes = lognormal(BYTES, 1.5, random);
            var median = MINUTE * Math.pow(bytes / BYTES, 0.8);
            return new PolledUpload((long) bytes, lognormal(median, 0.2, random));
        }
    },
    /** The hazard is constant, so nothing can be learned and a fixed interval is optimal. */
    MEMORYLESS("exponential", false) {
        @Override
        PolledUpload draw(int number, Random random) {
            return new PolledUpload(BYTES, -MINUTE * Math.log(1 - random.nextDouble()));
        }
    };

    private static final double MINUTE = 60_000;
    private static final int BYTES = 60_000;

    private final String description;
    private final boolean peaked;

    ProcessingTimeLaw(String description, boolean peaked) {
        this.description = description;
        this.peaked = peaked;
    }

    abstract PolledUpload draw(int number, Random random);

    /** The description for a table. */
    String description() {
        return description;
    }

    /** Whether most ends fall into a small part of the time. */
    boolean peaked() {
        return peaked;
    }

    /** Draws uploads in their order of submission. */
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
