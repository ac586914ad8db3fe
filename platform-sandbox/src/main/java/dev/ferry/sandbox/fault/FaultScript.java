package dev.ferry.sandbox.fault;

import dev.ferry.sandbox.script.JsonMembers;
import java.util.List;

/**
 * A script of faults. The first matching rule that strikes a request applies.
 *
 * @param rules in the order in which they are tried
 */
public record FaultScript(long seed, List<FaultRule> rules) {

    private static final int MAX_RULES = 1000;

    /** Copies the rules. */
    public FaultScript {
        rules = List.copyOf(rules);
    }

    /** A script without rules. */
    public static FaultScript none() {
        return new FaultScript(0, List.of());
    }

    /**
     * Reads a script, as {@code docs/sandbox.md} documents it.
     *
     * @param text JSON
     * @throws dev.ferry.sandbox.script.ScriptException if it is invalid
     */
    public static FaultScript parse(String text) {
        var members = JsonMembers.parse(text);
        var script = new FaultScript(
                members.number("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(0L),
                members.objects("rules", MAX_RULES).stream()
                        .map(FaultRule::read)
                        .toList());
        members.rejectUnknown();
        return script;
    }
}
