package dev.ferry.adapters.rest.problem;

/** Ends the handling of a request with a problem. It is an answer, not an accident, so it has no stack trace. */
public final class RefusedException extends RuntimeException {

    private final transient ProblemDetails problem;

    /**
     * A refusal.
     *
     * @param detail what, where, and the remedy
     */
    public RefusedException(ProblemType type, String detail) {
        super(detail, null, false, false);
        this.problem = new ProblemDetails(type, detail);
    }

    /**
     * A request that makes no sense.
     *
     * @param detail what, where, and the remedy
     * @return a {@link ProblemType#BAD_REQUEST}
     */
    public static RefusedException badRequest(String detail) {
        return new RefusedException(ProblemType.BAD_REQUEST, detail);
    }

    /**
     * Something that is not there.
     *
     * @return a {@link ProblemType#NOT_FOUND}
     */
    public static RefusedException notFound(String detail) {
        return new RefusedException(ProblemType.NOT_FOUND, detail);
    }

    /** Why. */
    public ProblemDetails problem() {
        return problem;
    }
}
