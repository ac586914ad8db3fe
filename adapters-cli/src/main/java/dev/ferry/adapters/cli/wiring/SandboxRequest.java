package dev.ferry.adapters.cli.wiring;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox should behave; null takes the sandbox's own default.
 *
 * @param port the TCP port on loopback, 0 for any free one
 * @param processingTime how long processing takes, such as {@code 2s} or {@code uniform(1s,3s,7)}
 * @param faults a file with what goes wrong from the start
 */
public record SandboxRequest(
        int port,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String apiKey,
        @Nullable String processingTime,
        @Nullable Path faults) {

    /** A sandbox that leaves everything to its defaults. */
    public static SandboxRequest standard() {
        return new SandboxRequest(0, null, null, null, null, null);
    }
}
