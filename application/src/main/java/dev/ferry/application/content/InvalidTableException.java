package dev.ferry.application.content;

import dev.ferry.domain.dataset.Problem;
import java.util.List;

/** The data is a table that Ferry cannot convert to the form that the Platform gets without a guess. */
public final class InvalidTableException extends Exception {

    private final transient List<Problem> problems;
    private final long problemCount;

    /**
     * Creates the exception.
     *
     * @param problems the first problems, in the order of the file
     * @param problemCount the number of all problems
     */
    public InvalidTableException(List<Problem> problems, long problemCount) {
        super(problemCount + " problems");
        this.problems = List.copyOf(problems);
        this.problemCount = problemCount;
    }

    /** The first problems, in the order of the file. */
    public List<Problem> problems() {
        return problems;
    }

    /** The number of all problems. */
    public long problemCount() {
        return problemCount;
    }
}
