package dev.ferry.bootstrap.observability;

import org.slf4j.event.Level;

/**
 * The settings of the log.
 *
 * @param format the format of a line
 */
public record LogSettings(Format format, Level level) {

    /** The formats of a line. */
    public enum Format {
        /** Text for people. */
        TEXT,
        /** One JSON object, for programs. */
        JSON
    }
}
