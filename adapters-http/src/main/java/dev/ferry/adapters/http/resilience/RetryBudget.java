package dev.ferry.adapters.http.resilience;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What retries of the whole account may cost: a token bucket that only answered calls fill. In good times a share of
 * the calls may be repeated; in an outage, when nothing is answered, it runs dry, and retries cannot multiply the load.
 */
final class RetryBudget {

    /** Counted in hundredths of a retry. */
    private static final int RETRY = 100;

    private final int share;
    private final int most;
    private final AtomicInteger balance;

    /**
     * A full one.
     *
     * @param percent how many retries a hundred answered calls earn; 0 makes none
     * @param most how many retries can be saved up
     */
    RetryBudget(int percent, int most) {
        this.share = percent;
        this.most = percent == 0 ? 0 : most * RETRY;
        this.balance = new AtomicInteger(this.most);
    }

    void bind(MeterRegistry registry) {
        Gauge.builder("ferry.platform.retry.budget", this, budget -> (double) budget.balance.get() / RETRY)
                .description("Retries that may be made now; 0 when too few calls are answered")
                .register(registry);
    }

    void earn() {
        balance.updateAndGet(saved -> Math.min(most, saved + share));
    }

    /** Takes a retry out; false when there is none left. */
    boolean spend() {
        return balance.getAndUpdate(saved -> saved < RETRY ? saved : saved - RETRY) >= RETRY;
    }
}
