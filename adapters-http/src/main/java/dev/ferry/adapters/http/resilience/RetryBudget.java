package dev.ferry.adapters.http.resilience;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The number of retries that this node may make: a token bucket that only answered calls fill. Normally a share of the
 * calls may be repeated. In an outage no call is answered and the bucket empties, so retries cannot multiply the load.
 */
final class RetryBudget {

    /** The cost of one retry; the balance counts hundredths of a retry. */
    private static final int RETRY = 100;

    private final int earnedPerCall;
    private final int capacity;
    private final AtomicInteger balance;

    /**
     * Creates a full budget.
     *
     * @param percent the number of retries that 100 answered calls earn; 0 allows no retries
     * @param capacity the most retries that can be saved
     */
    RetryBudget(int percent, int capacity) {
        this.earnedPerCall = percent;
        this.capacity = percent == 0 ? 0 : capacity * RETRY;
        this.balance = new AtomicInteger(this.capacity);
    }

    void bind(MeterRegistry registry) {
        Gauge.builder("ferry.platform.retry.budget", this, budget -> (double) budget.balance.get() / RETRY)
                .description("Retries that may be made now; 0 when too few calls are answered")
                .register(registry);
    }

    void earn() {
        balance.updateAndGet(saved -> Math.min(capacity, saved + earnedPerCall));
    }

    /** Takes one retry from the budget; returns false when none is left. */
    boolean spend() {
        return balance.getAndUpdate(saved -> saved < RETRY ? saved : saved - RETRY) >= RETRY;
    }
}
