package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.cli.wiring.Setting;
import dev.ferry.adapters.cli.wiring.SettingsException;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The settings as they stand. A value that cannot be used fails with one line that says where it was set. */
public final class Settings {

    private final SettingLookup lookup;

    Settings(SmallRyeConfig config) {
        this.lookup = new SettingLookup(config);
    }

    /**
     * A value.
     *
     * @return as it was written; a secret as it was found where the setting says it is
     * @throws SettingsException when it must be set and is not, or is a secret that cannot be read
     */
    public String text(Key key) {
        return optional(key)
                .orElseThrow(() ->
                        new SettingsException("%s is not set: %s; set it in the environment or as %s in ferry.yaml"
                                .formatted(key.environment(), key.meaning(), key.property())));
    }

    /**
     * A value that may be left out.
     *
     * @return as {@link #text} gives it, empty when it is not set
     * @throws SettingsException when it is a secret that cannot be read
     */
    public Optional<String> optional(Key key) {
        return lookup.find(key).map(found -> resolved(key, found));
    }

    /**
     * A value that may be left out.
     *
     * @return as it was written, or the other
     */
    public String textOr(Key key, String otherwise) {
        return optional(key).orElse(otherwise);
    }

    /**
     * A value, read.
     *
     * @param reader reads it, failing with a {@link RuntimeException} whose message says what is expected
     * @throws SettingsException when it must be set and is not, or cannot be read
     */
    public <T> T read(Key key, Function<String, T> reader) {
        var text = text(key);
        try {
            return reader.apply(text);
        } catch (RuntimeException e) {
            throw wrong(key, e);
        }
    }

    /**
     * A value that may be left out, read.
     *
     * @param reader reads it, failing with a {@link RuntimeException} whose message says what is expected
     * @return what was read, empty when it is not set
     * @throws SettingsException when it cannot be read
     */
    public <T> Optional<T> optional(Key key, Function<String, T> reader) {
        return lookup.find(key).map(found -> read(key, reader));
    }

    /**
     * Whether a value was set, rather than being the default.
     *
     * @return true when some source other than the defaults has it
     */
    public boolean isSet(Key key) {
        return lookup.find(key)
                .filter(found -> !found.source().equals(SettingsReader.DEFAULTS))
                .isPresent();
    }

    /**
     * All settings, for people; secrets are masked, and neither read nor asked for.
     *
     * @return in their order
     */
    public List<Setting> explained() {
        return Arrays.stream(Key.values()).map(this::explained).toList();
    }

    /**
     * The files on which it depends that secrets stay secret.
     *
     * @return those that hold a secret, each once
     */
    public List<Path> filesWithSecrets() {
        return Arrays.stream(Key.values())
                .filter(Key::secret)
                .flatMap(key -> lookup.find(key).stream())
                .flatMap(found -> found.file().stream())
                .distinct()
                .toList();
    }

    private String resolved(Key key, SettingLookup.Found found) {
        try {
            return found.reference().read();
        } catch (IllegalArgumentException e) {
            throw wrong(key, e);
        }
    }

    private Setting explained(Key key) {
        var found = lookup.find(key);
        return new Setting(
                key.property(),
                key.environment(),
                found.map(set -> key.masked(set.text())).orElse(null),
                found.map(SettingLookup.Found::place).orElse(key.required() ? "not set" : "not needed"),
                key.meaning());
    }

    private SettingsException wrong(Key key, RuntimeException failure) {
        var place = lookup.find(key).map(SettingLookup.Found::place).orElse("");
        return new SettingsException("%s (from %s): %s".formatted(key.environment(), place, failure.getMessage()));
    }
}
