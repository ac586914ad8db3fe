package dev.ferry.sandbox.fault;

import org.jspecify.annotations.Nullable;

/**
 * The properties of a request that rules match.
 *
 * @param name the name of the data set, null if it is not known
 * @param kind the requested data key, null for other endpoints
 * @param read whether the whole request has been read
 */
public record FaultTarget(
        SandboxEndpoint endpoint,
        @Nullable String name,
        @Nullable String kind,
        boolean read) {

    /** A request to the identity server. */
    public static FaultTarget token() {
        return new FaultTarget(SandboxEndpoint.TOKEN, null, null, true);
    }

    /** An upload of which only the head has been read. */
    public static FaultTarget unreadUpload() {
        return new FaultTarget(SandboxEndpoint.UPLOAD, null, null, false);
    }

    /**
     * An upload.
     *
     * @param name the data set's name, null if the request has none
     */
    public static FaultTarget upload(@Nullable String name) {
        return new FaultTarget(SandboxEndpoint.UPLOAD, name, null, true);
    }

    /**
     * A request for the status or a result of an upload.
     *
     * @param name the data set's name, null if the processing token is not known
     */
    public static FaultTarget results(String kind, @Nullable String name) {
        return new FaultTarget(
                kind.equals("status") ? SandboxEndpoint.STATUS : SandboxEndpoint.RESULT, name, kind, true);
    }
}
