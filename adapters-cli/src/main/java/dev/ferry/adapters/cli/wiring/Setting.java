package dev.ferry.adapters.cli.wiring;

import org.jspecify.annotations.Nullable;

/**
 * One setting with its current value.
 *
 * @param key its name in {@code ferry.yaml}, null for the file itself and its profile
 * @param environment its name in the environment
 * @param value its value; masked when it is a secret, null when it is not set
 * @param source the source of the value, such as {@code default} or {@code environment}
 * @param meaning a description of one line
 */
public record Setting(
        @Nullable String key, String environment, @Nullable String value, String source, String meaning) {}
