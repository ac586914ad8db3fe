package dev.ferry.adapters.rest.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * How many requests each caller may send: so many a second, and as many at once after a second's rest. For each caller
 * it remembers one moment: until when the requests so far have used the time up.
 */
final class CallerRateLimit {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** Of more callers the one that has been silent longest is forgotten. */
    private static final int MOST_CALLERS = 10_000;

    private final long each;
    private final LongSupplier nanoTime;
    private final Map<String, Long> usedUp = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    CallerRateLimit(int perSecond, LongSupplier nanoTime) {
        this.each = SECOND / perSecond;
        this.nanoTime = nanoTime;
    }

    /**
     * Counts a request, unless it is one too many.
     *
     * @return zero when it may go on, else how long the caller should wait
     */
    synchronized Duration take(String caller) {
        var now = nanoTime.getAsLong();
        var until = usedUp.getOrDefault(caller, now);
        var begin = until - now < 0 ? now : until;
        var wait = begin + each - now - SECOND;
        if (wait > 0) {
            return Duration.ofNanos(wait);
        }
        usedUp.put(caller, begin + each);
        return Duration.ZERO;
    }
}
