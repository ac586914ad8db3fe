package dev.ferry.adapters.cli.output;

import dev.ferry.domain.dataset.Problem;
import java.io.PrintStream;
import java.util.List;

/** Problems as compilers print them, one a line, and no more than a person reads. */
public final class ProblemLines {

    private static final int MOST_LINES = 100;

    private ProblemLines() {}

    /**
     * Prints the first problems and says how many more there are.
     *
     * @param count how many there are in all
     */
    public static void print(PrintStream out, String file, List<Problem> problems, long count) {
        problems.stream().limit(MOST_LINES).forEach(problem -> out.println(problem.toLine(file)));
        if (count > MOST_LINES) {
            out.println("… and " + (count - MOST_LINES) + " more (--json lists them)");
        }
    }
}
