package dev.ferry.adapters.rest.body;

import java.time.Duration;

/**
 * The limits on the size and the sending time of a request's body.
 *
 * @param maxBytes the maximum size
 * @param grace the time that Ferry waits for a body of any size, in total
 * @param minBytesPerSecond the minimum rate; each received byte extends the total time by 1/{@code minBytesPerSecond} s
 */
public record BodyBounds(long maxBytes, Duration grace, long minBytesPerSecond) {

    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final long MIN_BYTES_PER_SECOND = 1024;

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException when a limit is not positive
     */
    public BodyBounds {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("the maximum size of a body must be at least 1 byte, not " + maxBytes);
        }
        if (!grace.isPositive() || minBytesPerSecond < 1) {
            throw new IllegalArgumentException("grace and minimum rate of a body must be positive");
        }
    }

    /**
     * Returns limits with the default times: 30 seconds of grace, then at least 1 KiB per second.
     *
     * @param maxBytes the maximum size
     */
    public static BodyBounds of(long maxBytes) {
        return new BodyBounds(maxBytes, GRACE, MIN_BYTES_PER_SECOND);
    }

    /**
     * Returns these limits with a lower maximum size.
     *
     * @param bytes ignored if this maximum size is lower already
     */
    public BodyBounds atMost(long bytes) {
        return new BodyBounds(Math.min(maxBytes, bytes), grace, minBytesPerSecond);
    }

    /** Returns the total time that Ferry may wait for a body of which it has received {@code bytes} bytes. */
    Duration maxWait(long bytes) {
        return grace.plusMillis(bytes * 1000 / minBytesPerSecond);
    }
}
