package dev.ferry.sandbox.fault;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The active faults. The same script and the same requests in the same order produce the same faults, independent of
 * the time between them. Thread-safe.
 */
public final class ActiveFaults {

    private FaultScript script = FaultScript.none();
    private List<ActiveFaultRule> rules = List.of();

    /**
     * The counts of a rule.
     *
     * @param matched the number of requests that reached and matched it
     * @param struck the number of requests that it struck
     */
    public record Tally(FaultRule rule, long matched, long struck) {}

    /** Creates an instance without faults. */
    public ActiveFaults() {}

    /** Activates a script in place of the previous one; all counts start at zero. */
    public synchronized void follow(FaultScript next) {
        var seeds = new Random(next.seed());
        script = next;
        rules = next.rules().stream()
                .map(rule -> new ActiveFaultRule(rule, seeds.nextLong()))
                .toList();
    }

    /** The active script. */
    public synchronized FaultScript script() {
        return script;
    }

    /** Selects the rule that strikes a request, and counts the request. Call it once per request. */
    public synchronized Optional<FaultRule> select(FaultTarget target) {
        return rules.stream().filter(rule -> rule.strikes(target)).findFirst().map(ActiveFaultRule::rule);
    }

    /** The counts of the active rules, in the script's order. */
    public synchronized List<Tally> tallies() {
        return rules.stream().map(ActiveFaultRule::tally).toList();
    }
}
