package dev.ferry.adapters.rest.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Limits the requests of each caller: N per second, and up to N at once after a second without requests. For each
 * caller it stores one time: the end of the interval that the previous requests have used.
 */
final class CallerRateLimit {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** Above this number, the least recent caller is removed. */
    private static final int MAX_CALLERS = 10_000;

    private final long interval;
    private final LongSupplier nanoTime;
    private final Map<String, Long> usedUntil = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_CALLERS;
        }
    };

    CallerRateLimit(int perSecond, LongSupplier nanoTime) {
        this.interval = SECOND / perSecond;
        this.nanoTime = nanoTime;
    }

    /**
     * Counts a request if the limit allows it.
     *
     * @return zero when it is allowed, otherwise the time that the caller should wait
     */
    synchronized Duration tryAcquire(String caller) {
        var now = nanoTime.getAsLong();
        var until = usedUntil.getOrDefault(caller, now);
        var start = until - now < 0 ? now : until;
        var wait = start + interval - now - SECOND;
        if (wait > 0) {
            return Duration.ofNanos(wait);
        }
        usedUntil.put(caller, start + interval);
        return Duration.ZERO;
    }
}
