package dev.ferry.sandbox.fault;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** A rule in force, and how often it has struck. */
final class ActiveFaultRule {

    private final FaultRule rule;
    private final Random random;
    private final Map<String, Long> struckEach = new HashMap<>();
    private long matched;
    private long struck;

    ActiveFaultRule(FaultRule rule, long seed) {
        this.rule = rule;
        this.random = new Random(seed);
    }

    FaultRule rule() {
        return rule;
    }

    ActiveFaults.Tally tally() {
        return new ActiveFaults.Tally(rule, matched, struck);
    }

    /** Decides about a request. A rule draws one lot for each request that it might strike, and none for others. */
    boolean strikes(FaultTarget subject) {
        if (!rule.matches(subject)) {
            return false;
        }
        matched++;
        var frequency = rule.frequency();
        var name = String.valueOf(subject.name());
        if (matched <= frequency.after()
                || struck >= frequency.times()
                || struckEach.getOrDefault(name, 0L) >= frequency.timesEach()
                || random.nextDouble() >= frequency.probability()) {
            return false;
        }
        struck++;
        if (frequency.timesEach() < Long.MAX_VALUE) {
            struckEach.merge(name, 1L, Long::sum);
        }
        return true;
    }
}
