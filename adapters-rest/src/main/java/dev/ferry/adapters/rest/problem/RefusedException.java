package dev.ferry.adapters.rest.problem;

import dev.ferry.adapters.json.ProblemView;
import java.util.List;

/** Ends the handling of a request with a problem. It has no stack trace, because it is a normal reply. */
public final class RefusedException extends RuntimeException {

    private final transient ProblemDetails problem;

    /**
     * Creates a refusal.
     *
     * @param detail what happened, where, and the remedy
     */
    public RefusedException(ProblemType type, String detail) {
        super(detail, null, false, false);
        this.problem = new ProblemDetails(type, detail);
    }

    /**
     * Creates a {@link ProblemType#BAD_REQUEST}.
     *
     * @param detail what happened, where, and the remedy
     */
    public static RefusedException badRequest(String detail) {
        return new RefusedException(ProblemType.BAD_REQUEST, detail);
    }

    /**
     * Creates a {@link ProblemType#INVALID_DATA}.
     *
     * @param problems the first problems of the data, in the order of the file
     * @param problemCount the number of all problems
     */
    public static RefusedException invalidData(List<ProblemView> problems, long problemCount) {
        var detail =
                "the data set cannot be sent: it has " + problemCount + (problemCount == 1 ? " problem" : " problems");
        return new RefusedException(new ProblemDetails(ProblemType.INVALID_DATA, detail, problems, problemCount));
    }

    private RefusedException(ProblemDetails problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    /** Creates a {@link ProblemType#NOT_FOUND}. */
    public static RefusedException notFound(String detail) {
        return new RefusedException(ProblemType.NOT_FOUND, detail);
    }

    /** Returns the problem for the reply. */
    public ProblemDetails problem() {
        return problem;
    }
}
