package dev.ferry.adapters.rest.access;

import dev.ferry.adapters.rest.exchange.AccessScope;
import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.domain.network.IpNetwork;
import java.util.List;
import java.util.function.Supplier;

/** Allows or refuses requests. */
public sealed interface Authorizer permits ApiKeyAuthorizer, LoopbackAuthorizer {

    /** Returns the authorizer without keys: every program on this machine may send every request. */
    static Authorizer local() {
        return new LoopbackAuthorizer();
    }

    /**
     * Returns the authorizer with keys: a request needs a key whose scope allows it.
     *
     * @param keys supplies the current keys
     * @param requestsPerSecond the limit for each key, and for each address without a key
     * @param trustedProxies the proxies whose X-Forwarded-For names the caller's address
     */
    static Authorizer keyed(Supplier<KeyRing> keys, int requestsPerSecond, List<IpNetwork> trustedProxies) {
        return new ApiKeyAuthorizer(
                keys, new CallerRateLimit(requestsPerSecond, System::nanoTime), new ClientNetwork(trustedProxies));
    }

    /**
     * Wraps an endpoint with the access check.
     *
     * @param scope the scope that a caller needs
     */
    Endpoint guard(Endpoint endpoint, AccessScope scope);
}
