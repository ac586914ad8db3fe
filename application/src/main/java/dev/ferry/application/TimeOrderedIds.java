package dev.ferry.application;

import dev.ferry.domain.submission.UploadId;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Creates ids as UUID version 7 (RFC 9562 section 5.7): the time in milliseconds, then 74 random bits. */
public final class TimeOrderedIds implements Supplier<UploadId> {

    private final InstantSource clock;
    private final RandomGenerator random;

    /**
     * Creates the generator.
     *
     * @param random must allow calls from any thread
     */
    public TimeOrderedIds(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    @Override
    public UploadId get() {
        var high = (clock.millis() << 16) | 0x7000 | random.nextInt(0x1000);
        var low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UploadId(new UUID(high, low).toString());
    }
}
