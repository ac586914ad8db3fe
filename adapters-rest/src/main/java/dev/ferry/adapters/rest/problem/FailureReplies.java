package dev.ferry.adapters.rest.problem;

import dev.ferry.application.async.Stages;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import io.vertx.ext.web.handler.HttpException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;

/** Converts failures to problems for the client, and logs the unexpected ones. */
public final class FailureReplies {

    private static final Logger LOG = System.getLogger(FailureReplies.class.getName());

    private FailureReplies() {}

    /**
     * Converts a failure to a problem, and logs it unless the client caused it.
     *
     * @param request a short description of the request with its id, for the log
     */
    public static ProblemDetails problem(Throwable failure, String request) {
        var cause = Stages.cause(failure);
        return switch (cause) {
            case RefusedException refused -> refused.problem();
            case HttpException malformed ->
                new ProblemDetails(ProblemType.BAD_REQUEST, "the request's path or query is malformed");
            case PlatformException platform -> platformProblem(platform.fault());
            case IOException broken -> storeUnavailable(broken, request);
            default -> {
                LOG.log(Level.ERROR, request + " failed: " + cause + place(cause), cause);
                yield new ProblemDetails(
                        ProblemType.INTERNAL, "an unexpected error occurred; see Ferry's log for the request's id");
            }
        };
    }

    /** Where Ferry's code failed; a log of text lines has no stack trace. */
    private static String place(Throwable cause) {
        return Arrays.stream(cause.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.ferry."))
                .findFirst()
                .map(frame -> " at " + frame)
                .orElse("");
    }

    /** The Platform refused a missing result, or could not be asked for it. */
    private static ProblemDetails platformProblem(PlatformFault fault) {
        var isRefusal = fault instanceof Refused || fault instanceof UnknownToken;
        return new ProblemDetails(
                isRefusal ? ProblemType.NOT_FOUND : ProblemType.PLATFORM_UNAVAILABLE,
                "the result is still missing: " + fault.summary());
    }

    /**
     * Converts a failure of the store without logging it; the caller logs it.
     *
     * @return a {@link ProblemType#STORE_UNAVAILABLE}
     */
    public static RefusedException storeUnavailable(IOException broken) {
        return new RefusedException(ProblemType.STORE_UNAVAILABLE, detail(broken));
    }

    private static ProblemDetails storeUnavailable(IOException broken, String request) {
        LOG.log(Level.WARNING, request + " failed: " + broken);
        return storeUnavailable(broken).problem();
    }

    /** Returns the detail. The message of a missing file is its path, which does not help the client. */
    private static String detail(IOException broken) {
        var message = broken.getMessage();
        return broken instanceof NoSuchFileException || message == null
                ? "the stored data cannot be read: it is missing"
                : "the store failed: " + message;
    }
}
