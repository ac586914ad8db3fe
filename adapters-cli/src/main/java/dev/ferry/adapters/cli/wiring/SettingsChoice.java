package dev.ferry.adapters.cli.wiring;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The configuration that a user chooses on the command line; it overrides the environment's choice.
 *
 * @param config the configuration file, null for none
 * @param profile the profile, null for none
 */
public record SettingsChoice(
        @Nullable Path config, @Nullable String profile) {

    /** Leaves the choice to the environment. */
    public static SettingsChoice none() {
        return new SettingsChoice(null, null);
    }
}
