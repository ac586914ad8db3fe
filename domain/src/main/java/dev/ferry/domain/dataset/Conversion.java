package dev.ferry.domain.dataset;

/** The result of converting one value of a file. */
public sealed interface Conversion {

    /**
     * The value can be sent.
     *
     * @param text the value in the form that the Platform gets
     */
    record Value(String text) implements Conversion {}

    /**
     * The value cannot be sent.
     *
     * @param message the error, for a person
     */
    record Wrong(String message) implements Conversion {}
}
