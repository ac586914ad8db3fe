package dev.ferry.adapters.cli.wiring;

/** The settings do not let a command begin. The message is one line: the setting, where it was set, the remedy. */
public final class SettingsException extends RuntimeException {

    /**
     * Nothing was started.
     *
     * @param message the line
     */
    public SettingsException(String message) {
        super(message);
    }
}
