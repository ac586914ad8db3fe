package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.bootstrap.settings.secret.SettingText;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The environment variables. An empty variable counts as unset. */
record EnvironmentVariables(Map<String, String> all) {

    /** The variables that Ferry reads; others may have any value. */
    private static final Pattern READ =
            Pattern.compile("FERRY_.*|OTEL_.*|HOME|XDG_.*_HOME|CREDENTIALS_DIRECTORY|(?i:HTTPS?_PROXY|NO_PROXY)");

    Optional<String> find(String name) {
        return Optional.ofNullable(all.get(name)).filter(value -> !value.isEmpty());
    }

    /** A folder. The XDG Base Directory Specification ignores a relative one. */
    Optional<Path> folder(String name) {
        return find(name).map(Path::of).filter(Path::isAbsolute);
    }

    /**
     * Refuses a variable that Java could not decode.
     *
     * @throws SettingsException with its name, but without its value, which may be secret
     */
    void refuseUndecoded() {
        all.forEach((name, value) -> {
            try {
                if (READ.matcher(name).matches()) {
                    SettingText.intact(value);
                }
            } catch (IllegalArgumentException e) {
                throw new SettingsException(
                        "%s (from %s): %s".formatted(name, SettingsReader.ENVIRONMENT, e.getMessage()));
            }
        });
    }
}
