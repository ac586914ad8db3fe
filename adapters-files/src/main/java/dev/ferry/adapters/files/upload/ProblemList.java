package dev.ferry.adapters.files.upload;

import dev.ferry.domain.dataset.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** Problems as compilers print them, so that editors can jump to them: {@code file:line: column: 'value': message}. */
final class ProblemList {

    private static final int LONGEST_VALUE = 60;

    private ProblemList() {}

    static String of(String file, List<Problem> problems) {
        return problems.stream().map(problem -> line(file, problem)).collect(Collectors.joining());
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
        return line.append(' ').append(problem.message()).append('\n').toString();
    }

    private static String shown(String value) {
        var line = value.replaceAll("\\p{Cntrl}", "·");
        return line.length() > LONGEST_VALUE ? line.substring(0, LONGEST_VALUE) + "…" : line;
    }
}
