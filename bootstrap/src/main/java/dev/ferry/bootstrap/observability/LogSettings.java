package dev.ferry.bootstrap.observability;

import org.slf4j.event.Level;

/**
 * What is logged, and how.
 *
 * @param format how a line looks
 */
public record LogSettings(Format format, Level level) {

    /** How a line looks. */
    public enum Format {
        /** For people. */
        TEXT,
        /** For programs: one JSON object. */
        JSON
    }
}
