package dev.ferry.sandbox.fault;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * The faults in force. The same script and the same requests in the same order bring the same faults, whatever the time
 * between them. Any thread.
 */
public final class ActiveFaults {

    private FaultScript script = FaultScript.none();
    private List<ActiveFaultRule> rules = List.of();

    /**
     * What became of a rule so far.
     *
     * @param matched how many requests came to it that it could have struck
     * @param struck how many it struck
     */
    public record Tally(FaultRule rule, long matched, long struck) {}

    /** Nothing goes wrong until there is a script. */
    public ActiveFaults() {}

    /** Puts a script in force in place of the one before; counts begin at zero. */
    public synchronized void follow(FaultScript next) {
        var seeds = new Random(next.seed());
        script = next;
        rules = next.rules().stream()
                .map(rule -> new ActiveFaultRule(rule, seeds.nextLong()))
                .toList();
    }

    /**
     * The script in force.
     *
     * @return the last one that was to be followed
     */
    public synchronized FaultScript script() {
        return script;
    }

    /** Decides about a request, once. */
    public synchronized Optional<FaultRule> strike(FaultTarget subject) {
        return rules.stream().filter(rule -> rule.strikes(subject)).findFirst().map(ActiveFaultRule::rule);
    }

    /**
     * What became of the rules in force.
     *
     * @return one a rule, in the script's order
     */
    public synchronized List<Tally> tallies() {
        return rules.stream().map(ActiveFaultRule::tally).toList();
    }
}
