package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.cli.wiring.Setting;
import dev.ferry.adapters.cli.wiring.SettingsException;
import io.smallrye.config.SmallRyeConfig;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The settings as they stand. A value that cannot be used fails with one line that says where it was set. */
public final class Settings {

    private final SmallRyeConfig config;

    Settings(SmallRyeConfig config) {
        this.config = config;
    }

    /**
     * A value.
     *
     * @param key which
     * @return as it was written
     * @throws SettingsException when it must be set and is not
     */
    public String text(Key key) {
        return config.getOptionalValue(key.property(), String.class)
                .orElseThrow(() ->
                        new SettingsException("%s is not set: %s; set it in the environment or as %s in ferry.yaml"
                                .formatted(key.environment(), key.meaning(), key.property())));
    }

    /**
     * A value that may be left out.
     *
     * @param key which
     * @param otherwise what it is then
     * @return as it was written, or the other
     */
    public String textOr(Key key, String otherwise) {
        return config.getOptionalValue(key.property(), String.class).orElse(otherwise);
    }

    /**
     * A value, read.
     *
     * @param key which
     * @param reader reads it, failing with a {@link RuntimeException} whose message says what is expected
     * @param <T> what it is
     * @return what was read
     * @throws SettingsException when it must be set and is not, or cannot be read
     */
    public <T> T read(Key key, Function<String, T> reader) {
        var text = text(key);
        try {
            return reader.apply(text);
        } catch (RuntimeException e) {
            throw new SettingsException("%s (from %s): %s".formatted(key.environment(), source(key), e.getMessage()));
        }
    }

    /**
     * Whether a value was set, rather than being the default.
     *
     * @param key which
     * @return true when some source other than the defaults has it
     */
    public boolean isSet(Key key) {
        return config.getOptionalValue(key.property(), String.class).isPresent()
                && !source(key).equals(SettingsReader.DEFAULTS);
    }

    /**
     * All settings, for people; secrets are masked.
     *
     * @return in their order
     */
    public List<Setting> explained() {
        return Arrays.stream(Key.values()).map(this::explained).toList();
    }

    private Setting explained(Key key) {
        var value = config.getOptionalValue(key.property(), String.class);
        return new Setting(
                key.property(),
                key.environment(),
                value.map(key::masked).orElse(null),
                value.isPresent() ? source(key) : key.required() ? "not set" : "not needed",
                key.meaning());
    }

    private String source(Key key) {
        return config.getConfigValue(key.property()).getConfigSourceName();
    }
}
