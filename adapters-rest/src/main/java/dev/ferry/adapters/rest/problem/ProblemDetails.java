package dev.ferry.adapters.rest.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ferry.adapters.json.ProblemView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The problem of one request.
 *
 * @param detail text for people: what happened, where, and the remedy
 * @param problems the first problems of a data set, in the order of the file; null in other problems
 * @param problemCount the number of all problems of a data set; null in other problems
 */
public record ProblemDetails(
        ProblemType type,
        String detail,
        @Nullable List<ProblemView> problems,
        @Nullable Long problemCount) {

    /** A problem of the request. */
    public ProblemDetails(ProblemType type, String detail) {
        this(type, detail, null, null);
    }

    /**
     * The problem in the format of RFC 9457 section 3.1.
     *
     * @param type a reference to a page about the type
     * @param title the type's title
     * @param instance the request's path
     * @param requestId also in the log, and in the header X-Request-Id
     * @param problems the first problems of a data set; not written in other problems
     * @param problemCount the number of all problems of a data set; not written in other problems
     */
    public record View(
            String type,
            String title,
            int status,
            String detail,
            String instance,
            String requestId,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ProblemView> problems,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long problemCount) {}

    /**
     * Returns the problem in the format for clients.
     *
     * @param instance the request's path
     * @param requestId the request's id
     */
    public View view(String instance, String requestId) {
        return new View(type.path(), type.title(), type.status(), detail, instance, requestId, problems, problemCount);
    }
}
