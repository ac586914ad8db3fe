package dev.ferry.adapters.rest;

import dev.ferry.adapters.rest.listen.TlsFiles;
import dev.ferry.domain.network.IpNetwork;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Protects the API: API keys, TLS, and limits on connections and requests.
 *
 * @param keys the file with the callers' API keys; null when programs on this machine need no key
 * @param tls the server's certificate and private key, null for plain HTTP
 * @param connections the maximum number of open connections
 * @param requestsPerSecond the limit for each key, and for each address without a key; applies only with keys
 * @param trustedProxies the proxies whose X-Forwarded-For names the address of the caller
 */
public record SecuritySettings(
        @Nullable Path keys,
        @Nullable TlsFiles tls,
        int connections,
        int requestsPerSecond,
        List<IpNetwork> trustedProxies) {

    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException when a limit is not positive
     */
    public SecuritySettings {
        trustedProxies = List.copyOf(trustedProxies);
        if (connections < 1 || requestsPerSecond < 1) {
            throw new IllegalArgumentException("connections and requests per second must be positive");
        }
    }

    /** Returns the defaults for loopback: no keys, no TLS, at most 1,000 connections. */
    public static SecuritySettings local() {
        return new SecuritySettings(null, null, 1000, 1000, List.of());
    }
}
