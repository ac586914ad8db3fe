package dev.ferry.sandbox.fault;

import dev.ferry.sandbox.script.JsonMembers;
import java.util.Arrays;
import java.util.Locale;

/** The endpoints at which faults strike. */
public enum SandboxEndpoint {
    /** The identity server: the token endpoint and its discovery document. */
    TOKEN,
    /** {@code /api/UploadData}. */
    UPLOAD,
    /** {@code /api/GetResults} with {@code dataKey=status}. */
    STATUS,
    /** {@code /api/GetResults} with any other data key. */
    RESULT;

    /** The word for this endpoint in scripts, in lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SandboxEndpoint read(JsonMembers in) {
        var word = in.oneOf(
                "endpoint", Arrays.stream(values()).map(SandboxEndpoint::word).toList());
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
