package dev.ferry.benchmarks.polling;

import dev.ferry.domain.polling.FixedPolling;
import dev.ferry.domain.polling.GeometricPolling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * A distribution of processing times, and the outcome of each polling policy, averaged over the seeds.
 *
 * @param ferry Ferry, with the budget as its setting
 * @param exponential delays that grow by a factor of 1.5, with as many polls as Ferry
 * @param doubling delays that double, with as many polls as Ferry
 * @param oracle the best fixed interval, with as many polls as Ferry
 * @param matched Ferry with as many polls as each rival
 */
record Comparison(
        ProcessingTimeLaw law,
        PollingOutcome ferry,
        PollingOutcome exponential,
        PollingOutcome doubling,
        PollingOutcome oracle,
        Map<OtherPollingPolicy, PollingOutcome> rivals,
        Map<OtherPollingPolicy, PollingOutcome> matched) {

    static final int UPLOADS = 3_000;
    static final int SEEDS = 5;
    static final double POLLS = 10;

    private static final Duration NO_BOUND = Duration.ofDays(365);

    static Comparison of(ProcessingTimeLaw law) {
        var budgets = LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> new Budget(law.uploads(UPLOADS, seed)))
                .toList();
        var ferry = new ArrayList<PollingOutcome>();
        var exponential = new ArrayList<PollingOutcome>();
        var doubling = new ArrayList<PollingOutcome>();
        var oracle = new ArrayList<PollingOutcome>();
        for (var budget : budgets) {
            var outcome = budget.ferry(POLLS);
            ferry.add(outcome);
            exponential.add(budget.scaled(first -> new GeometricPolling(first, 1.5, NO_BOUND), outcome.polls()));
            doubling.add(budget.scaled(first -> new GeometricPolling(first, 2, NO_BOUND), outcome.polls()));
            oracle.add(budget.scaled(FixedPolling::new, outcome.polls()));
        }
        var rivals = new EnumMap<OtherPollingPolicy, PollingOutcome>(OtherPollingPolicy.class);
        var matched = new EnumMap<OtherPollingPolicy, PollingOutcome>(OtherPollingPolicy.class);
        for (var rival : OtherPollingPolicy.values()) {
            Function<Budget, PollingOutcome> asRival = budget -> Simulation.run(rival.policy(), budget.uploads());
            rivals.put(rival, average(budgets, asRival));
            matched.put(rival, average(budgets, budget -> budget.ferryAsOftenAs(asRival.apply(budget))));
        }
        return new Comparison(
                law,
                PollingOutcome.average(ferry),
                PollingOutcome.average(exponential),
                PollingOutcome.average(doubling),
                PollingOutcome.average(oracle),
                rivals,
                matched);
    }

    PollingOutcome of(OtherPollingPolicy rival) {
        return Objects.requireNonNull(rivals.get(rival));
    }

    PollingOutcome ferryAsOftenAs(OtherPollingPolicy rival) {
        return Objects.requireNonNull(matched.get(rival));
    }

    double ofExponential() {
        return ferry.mean() / exponential.mean();
    }

    double ofOracle() {
        return ferry.mean() / oracle.mean();
    }

    private static PollingOutcome average(List<Budget> budgets, Function<Budget, PollingOutcome> run) {
        return PollingOutcome.average(budgets.stream().map(run).toList());
    }
}
