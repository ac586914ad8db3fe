package dev.ferry.adapters.rest.access;

import dev.ferry.adapters.rest.exchange.AccessScope;
import dev.ferry.adapters.rest.exchange.Endpoint;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Allows or refuses requests. */
public sealed interface Authorizer permits ApiKeyAuthorizer, LoopbackAuthorizer {

    /**
     * Returns whether a host is loopback, which only this machine can reach.
     *
     * @param host a name or an address
     */
    static boolean isLoopback(String host) {
        return Pattern.matches("localhost|127(\\.[0-9]{1,3}){3}|::1|\\[::1]", host);
    }

    /** Returns the authorizer without keys: every program on this machine may send every request. */
    static Authorizer local() {
        return new LoopbackAuthorizer();
    }

    /**
     * Returns the authorizer with keys: a request needs a key whose scope allows it.
     *
     * @param keys supplies the current keys
     * @param requestsPerSecond the limit for each key, and for each address without a key
     */
    static Authorizer keyed(Supplier<KeyRing> keys, int requestsPerSecond) {
        return new ApiKeyAuthorizer(keys, new CallerRateLimit(requestsPerSecond, System::nanoTime));
    }

    /**
     * Wraps an endpoint with the access check.
     *
     * @param scope the scope that a caller needs
     */
    Endpoint guard(Endpoint endpoint, AccessScope scope);
}
