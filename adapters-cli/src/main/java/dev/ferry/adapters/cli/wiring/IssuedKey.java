package dev.ferry.adapters.cli.wiring;

/** A key that was made for a caller of a service. It does not print. */
public record IssuedKey(String key, String line) {

    @Override
    public String toString() {
        return "IssuedKey[" + line + "]";
    }
}
