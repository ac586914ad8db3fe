package dev.ferry.sandbox.fault;

import dev.ferry.sandbox.script.JsonMembers;
import java.util.List;

/**
 * What is to go wrong. Of the rules that match a request, the first that strikes is the one.
 *
 * @param rules in the order in which they are asked
 */
public record FaultScript(long seed, List<FaultRule> rules) {

    private static final int MOST_RULES = 1000;

    /** Copies the rules. */
    public FaultScript {
        rules = List.copyOf(rules);
    }

    /**
     * Nothing goes wrong.
     *
     * @return a script without rules
     */
    public static FaultScript none() {
        return new FaultScript(0, List.of());
    }

    /**
     * Reads a script, as {@code docs/sandbox.md} explains it.
     *
     * @param text JSON
     * @throws dev.ferry.sandbox.script.ScriptException when it cannot be followed to the letter
     */
    public static FaultScript parse(String text) {
        var members = JsonMembers.parse(text);
        var script = new FaultScript(
                members.number("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(0L),
                members.objects("rules", MOST_RULES).stream()
                        .map(FaultRule::read)
                        .toList());
        members.end();
        return script;
    }
}
