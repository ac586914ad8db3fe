package dev.ferry.adapters.rest;

import dev.ferry.adapters.rest.listen.TlsFiles;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What stands between the API and the world.
 *
 * @param keys the file of the callers' keys, null when being on this machine is enough
 * @param tls the files that say who the server is, null when it does not encrypt
 * @param connections so many at a time
 * @param requestsPerSecond so many from each key, and from each address without one; only where there are keys
 */
public record SecuritySettings(
        @Nullable Path keys, @Nullable TlsFiles tls, int connections, int requestsPerSecond) {

    /**
     * Checks that somebody can connect and ask.
     *
     * @throws IllegalArgumentException when connections or requests are not positive
     */
    public SecuritySettings {
        if (connections < 1 || requestsPerSecond < 1) {
            throw new IllegalArgumentException("connections and requests must be positive");
        }
    }

    /**
     * What is enough on loopback.
     *
     * @return no keys, no encryption, at most a thousand connections
     */
    public static SecuritySettings local() {
        return new SecuritySettings(null, null, 1000, 1000);
    }
}
