package dev.ferry.adapters.rest.access;

import dev.ferry.adapters.rest.exchange.Endpoint;
import dev.ferry.adapters.rest.exchange.Scope;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Lets calls through, or not. */
public sealed interface Gate permits KeyedGate, LocalGate {

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
    static Gate local() {
        return new LocalGate();
    }

    /**
     * The gate where a key is needed.
     *
     * @param keys the keys that are good now
     * @param requestsPerSecond so many from each key, and from each address without one
     * @return it lets every key do what its scope allows
     */
    static Gate keyed(Supplier<KeyRing> keys, int requestsPerSecond) {
        return new KeyedGate(keys, new Allowance(requestsPerSecond, System::nanoTime));
    }

    /**
     * Guards an endpoint.
     *
     * @param endpoint what is behind the gate
     * @param scope what a caller must be allowed to do
     * @return the endpoint for those who may ask
     */
    Endpoint guard(Endpoint endpoint, Scope scope);
}
