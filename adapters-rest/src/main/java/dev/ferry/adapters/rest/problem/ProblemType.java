package dev.ferry.adapters.rest.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The types of problems, each with a page under {@code /problems/}. {@code docs/problems.md} lists them. */
public enum ProblemType {
    /** The request is malformed or incomplete. */
    BAD_REQUEST(
            400,
            "The request cannot be understood",
            "A parameter, a header or the body is missing, unknown or malformed. The detail names it and the"
                    + " expected value. Ferry changed nothing. Correct the request and send it again."),
    /** The request has no valid key. */
    UNAUTHORIZED(
            401,
            "The API key is missing or wrong",
            "This Ferry requires an API key. The operator of Ferry makes one with 'ferry key new'. Send it in the"
                    + " header Authorization, as Bearer KEY."),
    /** The request comes from a web page, or Ferry has no keys and the request names another host. */
    FORBIDDEN(
            403,
            "The request comes from a web page, or names another host",
            "Ferry serves no web pages of other sites: send the request without the header Origin. Without API keys"
                    + " it serves only programs on its own machine: send the request to localhost or 127.0.0.1, or"
                    + " configure API keys."),
    /** The key is valid, but its scope does not include the route's. */
    INSUFFICIENT_SCOPE(
            403,
            "The API key does not allow it",
            "The scope read allows reading. The scope write also allows submitting data sets, sending them again"
                    + " and cancelling uploads. The scope admin also allows settling uploads in doubt. Ferry changed"
                    + " nothing. Use a key with the scope that the detail names."),
    /** The path, the upload, the result or the problem type does not exist. */
    NOT_FOUND(
            404,
            "Not found",
            "The API has no such path, the upload does not exist, Ferry has not fetched the result, or the Platform"
                    + " does not have it. Get the upload: its links name the results that can be fetched."),
    /** The path exists, but not with this method. */
    METHOD_NOT_ALLOWED(
            405, "The path does not support this method", "The header Allow lists the methods that the path supports."),
    /** The client sent the body too slowly. */
    TOO_SLOW(
            408,
            "The client sent the body too slowly",
            "Ferry waits for a body for at most 30 seconds in total, plus one second for each KiB received. Ferry"
                    + " kept nothing. Repeat the request over a faster connection, with the same Idempotency-Key."),
    /** The decision is not possible in the upload's state. */
    NOT_ALLOWED_IN_THIS_STATE(
            409,
            "The upload's state does not allow it",
            "Retry is for failed uploads, resubmit for completed, rejected and failed ones, settle for uploads in doubt,"
                    + " cancel for unfinished ones, and delete for those that have ended. Ferry changed nothing. Get"
                    + " the upload and decide again."),
    /** The decision would put older data over newer. */
    OLDER_DATA(
            409,
            "Newer data of the same name was sent",
            "A later upload of the same name was sent, and the decision would put older data over its data. The"
                    + " detail names both, with their times and sizes. Ferry changed nothing. If the older data is"
                    + " the right one, repeat the request with overNewer=true."),
    /** The body exceeds the maximum size. */
    PAYLOAD_TOO_LARGE(
            413,
            "The body is too large",
            "The detail names the limit. A data set inside a JSON object has a lower limit than one in text/csv"
                    + " or in a form, because Ferry keeps it in memory. Ferry stored nothing."),
    /** The media type, charset or encoding of the body is not supported. */
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "The media type is not supported",
            "Send a data set as text/csv in a supported charset, as a file in a multipart/form-data form, or"
                    + " inside the guide's JSON object. Send it without Content-Encoding and without a"
                    + " Content-Transfer-Encoding such as base64. Ferry kept nothing."),
    /** The data is empty or not text. */
    UNUSABLE_DATA(
            422,
            "The data cannot be sent",
            "The data is not text in the named charset, has a character that no data set has, or has no rows. The"
                    + " detail says where, and what to do. Ferry kept nothing."),
    /** The data is a table that cannot be converted without a guess. */
    INVALID_DATA(
            422,
            "The data has problems",
            "The data is a table that Ferry cannot convert to the form that the Platform gets, for example because a"
                    + " column is missing or a date has another format. The member problems lists the first problems"
                    + " with line, column and value; problemCount is the number of all. Ferry accepted nothing."
                    + " Correct the data, or name its columns and formats in the settings."),
    /** The key belongs to another request. */
    IDEMPOTENCY_KEY_REUSED(
            422,
            "The idempotency key was used for another request",
            "An Idempotency-Key identifies one request, with its name, parameters and data, as long as Ferry"
                    + " keeps the upload. Send another request with its own key. Ferry accepted nothing."),
    /** The caller exceeds its rate limit. */
    TOO_MANY_REQUESTS(
            429,
            "Too many requests",
            "Each key, and each address without a key, may send a limited number of requests per second. Ferry"
                    + " changed nothing. Wait for the number of seconds in the header Retry-After, then repeat the"
                    + " request."),
    /** An unexpected error occurred. */
    INTERNAL(
            500,
            "Ferry had an internal error",
            "An unexpected error occurred. Ferry's log has its cause and the requestId of the problem. Uploads that"
                    + " Ferry answered with 202 before are safe."),
    /** The end of the body is not known. */
    UNSUPPORTED_TRANSFER_CODING(
            501,
            "The transfer coding is not supported",
            "The only transfer coding that Ferry knows is chunked. Ferry kept nothing and closes the connection. Send"
                    + " the body with Content-Length, or with Transfer-Encoding: chunked alone."),
    /** The Platform failed while Ferry fetched a missing result. */
    PLATFORM_UNAVAILABLE(
            502,
            "The Platform does not answer",
            "Ferry asked the Platform for a result that is missing from a completed upload, and got no valid"
                    + " answer. The detail says why. The upload stays completed. Repeat the request later."),
    /** The disk or the database failed. */
    STORE_UNAVAILABLE(
            503,
            "The store cannot be used",
            "Ferry cannot read or write the journal or the payloads, for example because of a full disk, a lost"
                    + " mount or a locked database. Uploads that Ferry answered with 202 before are safe. Repeat the"
                    + " request later, with the same Idempotency-Key.");

    private final int status;
    private final String title;
    private final String remedy;

    ProblemType(int status, String title, String remedy) {
        this.status = status;
        this.title = title;
        this.remedy = remedy;
    }

    /** Returns the HTTP status, 4xx or 5xx. */
    public int status() {
        return status;
    }

    /**
     * Returns the description that all problems of the type share.
     *
     * @return one line without a full stop
     */
    public String title() {
        return title;
    }

    /** Returns the explanation and the remedy, in a few sentences. */
    public String remedy() {
        return remedy;
    }

    /** Returns the type's stable name in kebab case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns the member {@code type} of a problem: the path of the page about it. */
    public String path() {
        return "/problems/" + word();
    }

    /** Returns the type with the given {@link #word()}, or empty when there is none. */
    public static Optional<ProblemType> named(String word) {
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }
}
