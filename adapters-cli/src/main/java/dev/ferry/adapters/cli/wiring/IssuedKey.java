package dev.ferry.adapters.cli.wiring;

/**
 * A new key for a caller of a service. {@link #toString()} omits the key.
 *
 * @param line the line for the service's file of keys, with the key's hash
 */
public record IssuedKey(String key, String line) {

    @Override
    public String toString() {
        return "IssuedKey[" + line + "]";
    }
}
