package dev.ferry.sandbox.fault;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** An active rule and its counts. */
final class ActiveFaultRule {

    private final FaultRule rule;
    private final Random random;
    private final Map<String, Long> struckByName = new HashMap<>();
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

    /** Decides whether the rule strikes a request. It draws a random number only for requests that it might strike. */
    boolean strikes(FaultTarget target) {
        if (!rule.matches(target)) {
            return false;
        }
        matched++;
        var frequency = rule.frequency();
        var name = String.valueOf(target.name());
        if (matched <= frequency.after()
                || struck >= frequency.times()
                || struckByName.getOrDefault(name, 0L) >= frequency.timesEach()
                || random.nextDouble() >= frequency.probability()) {
            return false;
        }
        struck++;
        if (frequency.timesEach() < Long.MAX_VALUE) {
            struckByName.merge(name, 1L, Long::sum);
        }
        return true;
    }
}
