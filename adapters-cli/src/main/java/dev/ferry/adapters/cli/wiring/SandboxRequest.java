package dev.ferry.adapters.cli.wiring;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The options of a sandbox; null selects the sandbox's own default.
 *
 * @param port the TCP port on loopback, 0 for any free one
 * @param processingTime how long processing takes, such as {@code 2s} or {@code uniform(1s,3s,7)}
 * @param faults a file with the faults that apply from the start
 */
public record SandboxRequest(
        int port,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String apiKey,
        @Nullable String processingTime,
        @Nullable Path faults) {

    /** A request with all defaults. */
    public static SandboxRequest standard() {
        return new SandboxRequest(0, null, null, null, null, null);
    }
}
