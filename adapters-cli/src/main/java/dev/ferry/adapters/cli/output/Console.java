package dev.ferry.adapters.cli.output;

import java.io.PrintStream;

/**
 * The streams that a command writes to.
 *
 * @param out data
 * @param err everything else
 * @param terminal whether {@code err} is a terminal, so that a line may be overwritten
 * @param color whether colours may be used; see no-color.org
 */
public record Console(StandardOutput out, PrintStream err, boolean terminal, boolean color) {

    /** Prints a line for people, with the program's name. */
    public void note(String line) {
        err.println("ferry: " + line);
    }
}
