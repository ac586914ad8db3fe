package dev.ferry.adapters.cli.output;

import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param err everything else
 * @param terminal whether a person looks at {@code err} as it is written, so that a line may be written over
 * @param color whether colours are welcome; see no-color.org
 */
public record Console(PrintStream out, PrintStream err, boolean terminal, boolean color) {}
