package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.cli.wiring.Setting;
import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.domain.dataset.Column;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The settings. An invalid value fails with one line that names its source. */
public final class Settings {

    private final SettingLookup lookup;
    private final ColumnSettings columns;
    private final EnvironmentVariables environment;
    private final List<Setting> origin;

    /**
     * Creates settings.
     *
     * @param origin the configuration file and its profile, for display
     */
    Settings(SmallRyeConfig config, EnvironmentVariables environment, List<Setting> origin) {
        this.lookup = new SettingLookup(config);
        this.columns = new ColumnSettings(config);
        this.environment = environment;
        this.origin = origin;
    }

    /** The value of an environment variable that is not a setting of Ferry; empty if it is unset or has no text. */
    Optional<String> variable(String name) {
        return environment.find(name).filter(value -> !value.isBlank());
    }

    /**
     * The value of a required setting.
     *
     * @return the text; a secret is read from the place that the setting names
     * @throws SettingsException if it is not set, or is a secret that cannot be read
     */
    public String text(Key key) {
        return optional(key)
                .orElseThrow(() ->
                        new SettingsException("%s is not set: %s; set it in the environment or as %s in ferry.yaml"
                                .formatted(key.environment(), key.description(), key.property())));
    }

    /**
     * The value of an optional setting.
     *
     * @return the same as {@link #text}, empty if it is not set
     * @throws SettingsException if it is a secret that cannot be read
     */
    public Optional<String> optional(Key key) {
        return lookup.find(key).map(found -> resolve(key, found));
    }

    /** The value of an optional setting, or {@code fallback} if it is not set. */
    public String textOr(Key key, String fallback) {
        return optional(key).orElse(fallback);
    }

    /**
     * Parses the value of a required setting.
     *
     * @param reader parses it, and fails with a {@link RuntimeException} whose message names the valid values
     * @throws SettingsException if it is not set or invalid
     */
    public <T> T read(Key key, Function<String, T> reader) {
        var text = text(key);
        try {
            return reader.apply(text);
        } catch (RuntimeException e) {
            throw invalid(key, e);
        }
    }

    /**
     * Parses the value of an optional setting.
     *
     * @param reader parses it, and fails with a {@link RuntimeException} whose message names the valid values
     * @return empty if it is not set
     * @throws SettingsException if it is invalid
     */
    public <T> Optional<T> optional(Key key, Function<String, T> reader) {
        return lookup.find(key).map(found -> read(key, reader));
    }

    /**
     * The columns of the schema at length.
     *
     * @return empty if the file does not list them
     */
    List<Column> columns() {
        return columns.columns();
    }

    /** Whether a source other than the defaults sets a value. */
    public boolean isSet(Key key) {
        return lookup.find(key)
                .filter(found -> !found.source().equals(SettingsReader.DEFAULTS))
                .isPresent();
    }

    /**
     * The configuration file, its profile, and all settings in their order, for display; secrets are masked, not read.
     */
    public List<Setting> explained() {
        return Stream.concat(origin.stream(), Arrays.stream(Key.values()).map(this::explained))
                .toList();
    }

    /** The files that contain secrets, each once. */
    public List<Path> filesWithSecrets() {
        return Arrays.stream(Key.values())
                .filter(Key::secret)
                .flatMap(key -> lookup.find(key).stream())
                .flatMap(found -> found.file().stream())
                .distinct()
                .toList();
    }

    private String resolve(Key key, SettingLookup.Found found) {
        try {
            return found.reference().read();
        } catch (IllegalArgumentException e) {
            throw invalid(key, e);
        }
    }

    private Setting explained(Key key) {
        var found = lookup.find(key);
        return new Setting(
                key.property(),
                key.environment(),
                found.map(set -> key.masked(set.text())).orElse(null),
                found.map(SettingLookup.Found::place).orElse(key.required() ? "not set" : "not needed"),
                key.description());
    }

    private SettingsException invalid(Key key, RuntimeException failure) {
        var place = lookup.find(key).map(SettingLookup.Found::place).orElse("");
        return new SettingsException("%s (from %s): %s".formatted(key.environment(), place, failure.getMessage()));
    }
}
