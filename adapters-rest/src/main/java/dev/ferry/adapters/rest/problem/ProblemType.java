package dev.ferry.adapters.rest.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of problems, each with a page of its own under {@code /problems/}. {@code docs/problems.md} lists them. */
public enum ProblemType {
    /** The request makes no sense. */
    BAD_REQUEST(
            400,
            "The request cannot be understood",
            "A parameter, a header or the body is missing, unknown or malformed. The detail names it and says what is"
                    + " expected. Nothing was changed; correct the request and send it again."),
    /** Nobody known. */
    UNAUTHORIZED(
            401,
            "The API key is missing or wrong",
            "This Ferry answers only who has a key. Whoever runs it makes one with 'ferry key new'. Send it in the header"
                    + " Authorization, as Bearer KEY."),
    /** Somebody who should not. */
    FORBIDDEN(
            403,
            "The request does not come from a program on this machine",
            "Without an API key Ferry serves programs on its own machine, not web pages that are open on it. Ask for"
                    + " localhost or 127.0.0.1, without the header Origin; or give Ferry an API key."),
    /** Somebody known, who may not. */
    INSUFFICIENT_SCOPE(
            403,
            "The API key does not allow it",
            "A key with the scope read may look, one with write may hand data sets over, send them again and cancel, one"
                    + " with admin may settle doubts too. Nothing was changed; use a key with the scope that the detail"
                    + " names."),
    /** Nothing is there. */
    NOT_FOUND(
            404,
            "There is no such thing",
            "There is nothing at this path: no such route, no such upload, or a result that is not home. Look the upload"
                    + " up: its links name the results that are home."),
    /** Something is there, for other methods. */
    METHOD_NOT_ALLOWED(
            405, "The path does not know this method", "The header Allow lists the methods that the path knows."),
    /** The body does not come. */
    TOO_SLOW(
            408,
            "The body came too slowly",
            "A body may keep Ferry waiting for 30 seconds, and for a second more with every KiB that comes. Nothing was"
                    + " kept; repeat the request over a better connection, with the same Idempotency-Key."),
    /** The upload's state has no such step. */
    NOT_ALLOWED_IN_THIS_STATE(
            409,
            "The upload's state does not allow it",
            "Retry is for failed uploads, resubmit for completed and rejected ones, settle for those in doubt, cancel"
                    + " for those that have not ended. Nothing was changed; look the upload up and decide again."),
    /** The body is too large. */
    PAYLOAD_TOO_LARGE(
            413,
            "The body is too large",
            "The detail names the limit. A data set inside a JSON object has a lower limit than one sent as text/csv or"
                    + " in a form, since it must be held in memory. Nothing was kept."),
    /** The body is of a kind that is not read here. */
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "The body is of a kind that is not read here",
            "A data set is sent as text/csv in a known charset, as a file in a multipart/form-data form, or inside the"
                    + " guide's JSON object, and without Content-Encoding. Nothing was kept."),
    /** The data is not text that could be sent. */
    UNUSABLE_DATA(
            422,
            "The data cannot be sent",
            "The data is empty, or not text in the charset that was named. The detail says where. Nothing was kept."),
    /** The same key, another request. */
    IDEMPOTENCY_KEY_REUSED(
            422,
            "The idempotency key was used for another request",
            "An Idempotency-Key stands for one request as long as Ferry remembers its upload: the same name,"
                    + " parameters and data. Send another request under a key of its own. Nothing was taken."),
    /** Too much of a good thing. */
    TOO_MANY_REQUESTS(
            429,
            "Too many requests",
            "Each key, and each address that shows none, may send a certain number of requests a second. Nothing was"
                    + " changed; wait for as many seconds as the header Retry-After says, then repeat the request."),
    /** Something broke that should not. */
    INTERNAL(
            500,
            "Ferry is at fault",
            "Something happened that should not; Ferry's log says what. What was answered with 202 before is safe."),
    /** The disk or the database has its own opinion. */
    STORE_UNAVAILABLE(
            503,
            "The store cannot be used",
            "The journal or the payloads cannot be read or written: a full disk, a lost mount, a locked database. What"
                    + " was answered with 202 before is safe. Repeat the request later, with the same Idempotency-Key.");

    private final int status;
    private final String title;
    private final String remedy;

    ProblemType(int status, String title, String remedy) {
        this.status = status;
        this.title = title;
        this.remedy = remedy;
    }

    /**
     * The HTTP status that it comes with.
     *
     * @return 4xx or 5xx
     */
    public int status() {
        return status;
    }

    /**
     * What all problems of the type have in common.
     *
     * @return one line without a full stop
     */
    public String title() {
        return title;
    }

    /**
     * What it means and what to do.
     *
     * @return a few sentences
     */
    public String remedy() {
        return remedy;
    }

    /**
     * The stable word.
     *
     * @return in kebab case
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The member {@code type} of a problem: a reference that leads to a page about it. */
    public String path() {
        return "/problems/" + word();
    }

    /**
     * The type for a word.
     *
     * @param word as {@link #word()} gives it
     * @return the type, or empty when there is none
     */
    public static Optional<ProblemType> named(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }
}
