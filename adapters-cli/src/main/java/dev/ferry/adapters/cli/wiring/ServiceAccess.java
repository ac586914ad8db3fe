package dev.ferry.adapters.cli.wiring;

import java.util.Optional;

/**
 * How a command calls a running service. It does not print.
 *
 * @param key what it presents, empty when the service is on this machine and asks for none
 * @param authorities the certificates it trusts as PEM, empty for those that Java trusts
 * @param plainHttp whether it may send the key to another machine unencrypted
 */
public record ServiceAccess(Optional<String> key, Optional<String> authorities, boolean plainHttp) {

    @Override
    public String toString() {
        return "ServiceAccess[" + (key.isPresent() ? "with a key" : "without a key") + "]";
    }
}
