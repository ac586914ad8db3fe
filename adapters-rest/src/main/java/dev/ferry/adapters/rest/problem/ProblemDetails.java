package dev.ferry.adapters.rest.problem;

/**
 * The problem of one request.
 *
 * @param detail text for people: what happened, where, and the remedy
 */
public record ProblemDetails(ProblemType type, String detail) {

    /**
     * The problem in the format of RFC 9457 section 3.1.
     *
     * @param type a reference to a page about the type
     * @param title the type's title
     * @param instance the request's path
     * @param requestId also in the log, and in the header X-Request-Id
     */
    public record View(String type, String title, int status, String detail, String instance, String requestId) {}

    /**
     * Returns the problem in the format for clients.
     *
     * @param instance the request's path
     * @param requestId the request's id
     */
    public View view(String instance, String requestId) {
        return new View(type.path(), type.title(), type.status(), detail, instance, requestId);
    }
}
