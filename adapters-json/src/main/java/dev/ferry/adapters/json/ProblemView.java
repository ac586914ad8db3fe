package dev.ferry.adapters.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ferry.domain.dataset.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem of a data set. All members are always written, except {@code file}.
 *
 * @param file the file that the user named; not written when null
 * @param line the line of the file, from 1, or the row of the sheet; null when it is not known
 * @param cell the cell of a workbook, such as {@code Shifts!C19}; null in other files
 * @param column the column's name; null when the problem concerns the whole row, or the column is not known
 * @param value the offending value as the file has it, null when there is none
 * @param sent the value that the Platform got instead; null when it is the same
 * @param message one line for people
 */
public record ProblemView(
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String file,
        @Nullable Long line,
        @Nullable String cell,
        @Nullable String column,
        @Nullable String value,
        @Nullable String sent,
        String message) {

    /**
     * Converts the problems of an upload.
     *
     * @return views in the same order, without a file
     */
    public static List<ProblemView> of(List<Problem> problems) {
        return problems.stream().map(problem -> of(problem, null)).toList();
    }

    /**
     * Converts the problems of a file that the user named.
     *
     * @return views in the same order
     */
    public static List<ProblemView> of(String file, List<Problem> problems) {
        return problems.stream().map(problem -> of(problem, file)).toList();
    }

    private static ProblemView of(Problem problem, @Nullable String file) {
        return new ProblemView(
                file,
                problem.line() == 0 ? null : (Long) problem.line(),
                problem.cell(),
                problem.column(),
                problem.value(),
                problem.sent(),
                problem.message());
    }
}
