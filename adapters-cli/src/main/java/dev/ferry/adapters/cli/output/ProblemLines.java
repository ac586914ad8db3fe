package dev.ferry.adapters.cli.output;

import dev.ferry.domain.dataset.Problem;
import java.io.PrintStream;
import java.util.List;

/** Problems as compilers print them, so that editors can jump to them: {@code file:line: column: 'value': message}. */
public final class ProblemLines {

    private static final int MOST_LINES = 100;
    private static final int LONGEST_VALUE = 60;

    private ProblemLines() {}

    /**
     * Prints the first problems and says how many more there are.
     *
     * @param out where to
     * @param file the file they are in
     * @param problems what is wrong
     * @param count how many there are in all
     */
    public static void print(PrintStream out, String file, List<Problem> problems, long count) {
        problems.stream().limit(MOST_LINES).forEach(problem -> out.println(line(file, problem)));
        if (count > MOST_LINES) {
            out.println("… and " + (count - MOST_LINES) + " more (--json lists them)");
        }
    }

    private static String line(String file, Problem problem) {
        var line = new StringBuilder(file).append(':');
        if (problem.line() > 0) {
            line.append(problem.line()).append(':');
        }
        if (problem.column() != null) {
            line.append(' ').append(problem.column()).append(':');
        }
        if (problem.value() != null) {
            line.append(" '").append(shown(problem.value())).append("':");
        }
        return line.append(' ').append(problem.message()).toString();
    }

    private static String shown(String value) {
        var line = value.replaceAll("\\p{Cntrl}", "·");
        return line.length() > LONGEST_VALUE ? line.substring(0, LONGEST_VALUE) + "…" : line;
    }
}
