package dev.ferry.adapters.cli.wiring;

/**
 * A key that was made for a caller of a service. It does not print.
 *
 * @param key what the caller presents
 * @param line what the service's file of keys needs
 */
public record IssuedKey(String key, String line) {

    @Override
    public String toString() {
        return "IssuedKey[" + line + "]";
    }
}
