package dev.ferry.adapters.cli.wiring;

/** The settings do not allow a command to start. The message is one line: the setting, its source, and what to do. */
public final class SettingsException extends RuntimeException {

    public SettingsException(String message) {
        super(message);
    }
}
