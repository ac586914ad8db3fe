package dev.ferry.adapters.rest.body;

import java.time.Duration;

/**
 * What is borne of a request's body.
 *
 * @param mostBytes it may have at most so many
 * @param grace how long it may keep us waiting whatever its size
 * @param slowest bytes a second; for each that comes it may keep us waiting so much longer
 */
public record BodyBounds(long mostBytes, Duration grace, long slowest) {

    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final long SLOWEST = 1024;

    /**
     * Checks that some body can be read within the bounds.
     *
     * @throws IllegalArgumentException when a bound is not positive
     */
    public BodyBounds {
        if (mostBytes < 1) {
            throw new IllegalArgumentException("a body must be allowed at least 1 byte, not " + mostBytes);
        }
        if (!grace.isPositive() || slowest < 1) {
            throw new IllegalArgumentException("grace and slowest pace of a body must be positive");
        }
    }

    /**
     * The usual pace.
     *
     * @param mostBytes a body may have at most so many
     * @return 30 seconds of grace, then at least 1 KiB a second
     */
    public static BodyBounds of(long mostBytes) {
        return new BodyBounds(mostBytes, GRACE, SLOWEST);
    }

    /**
     * The same for smaller bodies.
     *
     * @param bytes at most so many, if the bound is not lower already
     */
    public BodyBounds atMost(long bytes) {
        return new BodyBounds(Math.min(mostBytes, bytes), grace, slowest);
    }

    /** How long a body of which so many bytes have come may have kept us waiting, in all. */
    Duration mayKeepWaiting(long bytes) {
        return grace.plusMillis(bytes * 1000 / slowest);
    }
}
