package dev.ferry.adapters.rest.problem;

/**
 * What went wrong with one request.
 *
 * @param detail what is particular to this one, for a person: what, where, and the remedy
 */
public record ProblemDetails(ProblemType type, String detail) {

    /**
     * The problem as RFC 9457 section 3.1 writes it.
     *
     * @param type a reference to a page about it
     * @param title what all problems of the type have in common
     * @param instance the path that was asked for
     */
    public record View(String type, String title, int status, String detail, String instance) {}

    /**
     * The problem as clients see it.
     *
     * @param instance the path that was asked for
     */
    public View view(String instance) {
        return new View(type.path(), type.title(), type.status(), detail, instance);
    }
}
