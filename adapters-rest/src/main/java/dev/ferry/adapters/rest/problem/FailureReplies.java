package dev.ferry.adapters.rest.problem;

import dev.ferry.application.async.Stages;
import io.vertx.ext.web.handler.HttpException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;

/** Tells a client what a failure means for it, and the log what it means for us. */
public final class FailureReplies {

    private static final Logger LOG = System.getLogger(FailureReplies.class.getName());

    private FailureReplies() {}

    /**
     * The problem that a failure is.
     *
     * @param request the request in a few words, for the log
     * @return what to tell the client
     */
    public static ProblemDetails problem(Throwable failure, String request) {
        var cause = Stages.cause(failure);
        return switch (cause) {
            case RefusedException refused -> refused.problem();
            case HttpException unreadable ->
                new ProblemDetails(ProblemType.BAD_REQUEST, "the request's path or query is malformed");
            case IOException broken -> storeUnavailable(broken, request);
            default -> {
                LOG.log(Level.ERROR, request + " failed", cause);
                yield new ProblemDetails(ProblemType.INTERNAL, "an unexpected error, described in Ferry's log");
            }
        };
    }

    /**
     * A store that fails, where somebody else has told the log.
     *
     * @return a {@link ProblemType#STORE_UNAVAILABLE}
     */
    public static RefusedException storeUnavailable(IOException broken) {
        return new RefusedException(ProblemType.STORE_UNAVAILABLE, words(broken));
    }

    private static ProblemDetails storeUnavailable(IOException broken, String request) {
        LOG.log(Level.WARNING, request + " failed: " + broken);
        return storeUnavailable(broken).problem();
    }

    /** The message of a missing file is its path, which is of no use to a client. */
    private static String words(IOException broken) {
        var message = broken.getMessage();
        return broken instanceof NoSuchFileException || message == null
                ? "what was stored cannot be read: it is gone"
                : "the store failed: " + message;
    }
}
