package dev.ferry.adapters.cli.wiring;

import java.util.Optional;

/**
 * The credentials and the trust with which a command calls a running service. {@link #toString()} omits the key.
 *
 * @param key the key to send, empty when the service is on this machine and needs none
 * @param authorities the trusted certificates as PEM, empty for those that Java trusts
 * @param plainHttp whether the key may be sent to another machine unencrypted
 */
public record ServiceAccess(Optional<String> key, Optional<String> authorities, boolean plainHttp) {

    @Override
    public String toString() {
        return "ServiceAccess[" + (key.isPresent() ? "with a key" : "without a key") + "]";
    }
}
