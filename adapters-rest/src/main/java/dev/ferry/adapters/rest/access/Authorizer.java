package dev.ferry.adapters.rest.access;

import dev.ferry.adapters.rest.exchange.AccessScope;
import dev.ferry.adapters.rest.exchange.Endpoint;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Lets calls through, or not. */
public sealed interface Authorizer permits ApiKeyAuthorizer, LoopbackAuthorizer {

    /**
     * Whether only this machine can reach an address.
     *
     * @param host a name or an address
     * @return true for loopback
     */
    static boolean isLoopback(String host) {
        return Pattern.matches("localhost|127(\\.[0-9]{1,3}){3}|::1|\\[::1]", host);
    }

    /**
     * The gate where being on this machine is enough.
     *
     * @return it lets every program of this machine do everything
     */
    static Authorizer local() {
        return new LoopbackAuthorizer();
    }

    /**
     * The gate where a key is needed.
     *
     * @param keys the keys that are good now
     * @param requestsPerSecond so many from each key, and from each address without one
     * @return it lets every key do what its scope allows
     */
    static Authorizer keyed(Supplier<KeyRing> keys, int requestsPerSecond) {
        return new ApiKeyAuthorizer(keys, new CallerRateLimit(requestsPerSecond, System::nanoTime));
    }

    /**
     * Guards an endpoint.
     *
     * @param scope what a caller must be allowed to do
     * @return the endpoint for those who may ask
     */
    Endpoint guard(Endpoint endpoint, AccessScope scope);
}
