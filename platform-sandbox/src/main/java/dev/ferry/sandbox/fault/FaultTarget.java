package dev.ferry.sandbox.fault;

import org.jspecify.annotations.Nullable;

/**
 * A request, as far as rules look at it.
 *
 * @param name the name of the data set that it brings or asks about, null when nobody knows
 * @param kind the data key that it asks for, null when it is no question
 * @param read whether all of it has been read
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

    /** An upload of which nothing but the head has come. */
    public static FaultTarget unreadUpload() {
        return new FaultTarget(SandboxEndpoint.UPLOAD, null, null, false);
    }

    /**
     * An upload.
     *
     * @param name the data set's name, null when the request has none
     */
    public static FaultTarget upload(@Nullable String name) {
        return new FaultTarget(SandboxEndpoint.UPLOAD, name, null, true);
    }

    /**
     * A question about an upload.
     *
     * @param name the data set's name, null when the processing token is not known
     */
    public static FaultTarget question(String kind, @Nullable String name) {
        return new FaultTarget(
                kind.equals("status") ? SandboxEndpoint.STATUS : SandboxEndpoint.RESULT, name, kind, true);
    }
}
