package dev.ferry.adapters.cli.output;

import dev.ferry.domain.dataset.Problem;
import java.io.PrintStream;
import java.util.List;

/** Prints problems or warnings as compilers do, one a line, up to a maximum. */
public final class ProblemLines {

    private static final int MAX_LINES = 100;

    private ProblemLines() {}

    /**
     * Prints the first problems and the number of the others.
     *
     * @param count the total number of problems
     */
    public static void print(PrintStream out, String file, List<Problem> problems, long count) {
        problems.stream().limit(MAX_LINES).forEach(problem -> out.println(problem.toLine(file)));
        if (count > MAX_LINES) {
            out.println("… and " + (count - MAX_LINES) + " more (--json lists them)");
        }
    }
}
