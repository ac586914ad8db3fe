package dev.ferry.sandbox.script;

/** Signals an invalid script. The message is one line for the author of the script. */
public final class ScriptException extends IllegalArgumentException {

    /**
     * Creates an exception with the message {@code place: remedy}.
     *
     * @param place the place of the error, such as {@code rules[0].times}
     * @param remedy the error, and what to write instead
     */
    public ScriptException(String place, String remedy) {
        super(place + ": " + remedy);
    }
}
