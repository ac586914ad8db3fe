package dev.ferry.adapters.rest.exchange;

import dev.ferry.domain.submission.UploadId;

/** The paths of uploads in this API. */
public final class UploadPath {

    /** The path of all uploads. */
    public static final String ALL = "/v1/uploads";

    private UploadPath() {}

    /**
     * The path of one upload.
     *
     * @return the path, without a slash at its end
     */
    public static String of(UploadId id) {
        return ALL + "/" + id.value();
    }
}
