package dev.ferry.sandbox.script;

/** A script that cannot be followed. The message is one line for the person who wrote it. */
public final class ScriptException extends IllegalArgumentException {

    /**
     * Something is wrong.
     *
     * @param place where, such as {@code rules[0].times}
     * @param remedy what is wrong there and what to write instead
     */
    public ScriptException(String place, String remedy) {
        super(place + ": " + remedy);
    }
}
