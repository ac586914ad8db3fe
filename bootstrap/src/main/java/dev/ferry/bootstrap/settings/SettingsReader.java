package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.cli.input.SpellingSuggestion;
import dev.ferry.adapters.cli.wiring.Setting;
import dev.ferry.adapters.cli.wiring.SettingsChoice;
import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.bootstrap.settings.secret.SecretForm;
import dev.ferry.bootstrap.settings.secret.SettingText;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings. The environment overrides {@code ferry.yaml}, which overrides the defaults. A profile, a section
 * {@code "%NAME":} of the file, overrides the rest of the file if {@code --profile} or {@code FERRY_PROFILE} names it.
 */
public final class SettingsReader {

    static final String DEFAULTS = "default";
    static final String ENVIRONMENT = "environment";

    private static final String PREFIX = "FERRY_";
    private static final String CONFIG = "FERRY_CONFIG";
    private static final String PROFILE = "FERRY_PROFILE";

    /** Ferry's variables that are not settings: the launcher's options, the file's path and the profile's name. */
    private static final Set<String> OTHER_VARIABLES = Set.of("FERRY_JAVA_OPTS", CONFIG, PROFILE);

    private final EnvironmentVariables environment;
    private final ConfigurationSearch search;
    private final SettingsChoice choice;
    private @Nullable Settings settings;

    /**
     * Creates a reader.
     *
     * @param workingFolder a {@code ferry.yaml} in it is not read unless the user names it
     * @param machineFolder the folder for all users, {@code /etc/ferry}
     * @param notes receives a line for people about a file that is not read, each once
     */
    public SettingsReader(
            Map<String, String> environment, Path workingFolder, Path machineFolder, Consumer<String> notes) {
        this.environment = new EnvironmentVariables(environment);
        var given = new HashSet<String>();
        this.search = new ConfigurationSearch(this.environment, workingFolder, machineFolder, line -> {
            if (given.add(line)) {
                notes.accept(line);
            }
        });
        this.choice = SettingsChoice.none();
    }

    private SettingsReader(SettingsReader other, SettingsChoice choice) {
        this.environment = other.environment;
        this.search = other.search;
        this.choice = choice;
    }

    /** A reader with the choice of a user on the command line. */
    public SettingsReader with(SettingsChoice other) {
        return new SettingsReader(this, other);
    }

    /**
     * Reads the settings, once.
     *
     * @return the settings; a missing required setting fails when it is used
     * @throws SettingsException if the file cannot be read or must not be, an unknown setting is set, or there is no
     *     such profile
     */
    public Settings read() {
        var read = settings == null ? readAll() : settings;
        settings = read;
        return read;
    }

    /** All environment variables, including those that are not settings of Ferry. */
    public Map<String, String> environment() {
        return environment.all();
    }

    private Settings readAll() {
        environment.refuseUndecoded();
        // values are not expanded: a secret may contain ${…}, and the message of a failed expansion would show it
        var builder = new SmallRyeConfigBuilder()
                .withDefaultValue(Config.PROPERTY_EXPRESSIONS_ENABLED, "false")
                .withSources(new NamedSource(DEFAULTS, defaults(), 0))
                .withSources(new NamedSource(ENVIRONMENT, fromEnvironment(), 300))
                .withSources(new NamedSource("systemd", credentials(), 250));
        var found = search.find(choice.config());
        var file = found.map(any -> ConfigurationFile.read(any.path()));
        file.ifPresent(read -> builder.withSources(read.source()));
        var profile = profile(found, file);
        builder.withProfiles(names(profile.value()));
        return new Settings(builder.build(), environment, List.of(explained(found), profile));
    }

    private Setting explained(Optional<ConfigurationSearch.Found> file) {
        return new Setting(
                null,
                CONFIG,
                file.map(found -> found.path().toString()).orElse(null),
                file.map(ConfigurationSearch.Found::source).orElse("not found: " + search.places()),
                "the configuration file; --config names another");
    }

    /** The profile, after a check that the file has it. */
    private Setting profile(Optional<ConfigurationSearch.Found> found, Optional<ConfigurationFile> file) {
        var option = choice.profile();
        var value = option == null ? environment.find(PROFILE).orElse(null) : option;
        var source = value == null ? "not needed" : option == null ? ENVIRONMENT : "--profile";
        var profiles = file.map(ConfigurationFile::profiles).orElse(Set.of());
        for (var name : names(value)) {
            if (!profiles.contains(name)) {
                throw new SettingsException("there is no profile '%s' (from %s); %s"
                        .formatted(
                                name,
                                source,
                                found.map(any -> any.path() + " has " + listed(profiles))
                                        .orElseGet(
                                                () -> "profiles are sections \"%NAME\": of ferry.yaml, and there is no "
                                                        + search.places())));
            }
        }
        return new Setting(null, PROFILE, value, source, "the section of the file that overrides the rest of it");
    }

    private static String listed(Set<String> profiles) {
        return profiles.isEmpty() ? "no profiles" : "the profiles " + String.join(", ", profiles);
    }

    private static List<String> names(@Nullable String profile) {
        return profile == null ? List.of() : List.of(profile.strip().split("\\s*,\\s*", -1));
    }

    private Map<String, String> defaults() {
        var defaults = new HashMap<String, String>();
        for (var key : Key.values()) {
            key.defaultValue()
                    .ifPresent(value -> defaults.put(key.property(), value.replace(Key.DATA_HOME, dataHome())));
        }
        return defaults;
    }

    private Map<String, String> fromEnvironment() {
        var properties = Key.propertiesByEnvironment();
        var set = new LinkedHashMap<String, String>();
        environment.all().forEach((name, value) -> {
            var text = SettingText.trimmed(value);
            if (name.startsWith(PREFIX) && !OTHER_VARIABLES.contains(name) && !text.isEmpty()) {
                var property = properties.get(name);
                if (property == null) {
                    throw unknown("the environment", name, properties.keySet());
                }
                set.put(property, text);
            }
        });
        return set;
    }

    /** The secrets from systemd's {@code LoadCredential=}: one file for each, with the setting's name. */
    private Map<String, String> credentials() {
        var set = new LinkedHashMap<String, String>();
        environment.find("CREDENTIALS_DIRECTORY").ifPresent(folder -> {
            for (var key : Key.values()) {
                var file = Path.of(folder, key.property());
                if (key.secret() && Files.isRegularFile(file)) {
                    set.put(SecretForm.FILE.property(key.property()), file.toString());
                }
            }
        });
        return set;
    }

    /** The user's data folder by the XDG Base Directory Specification. */
    private String dataHome() {
        return environment
                .find("XDG_DATA_HOME")
                .orElseGet(() -> environment.find("HOME").orElse(".") + "/.local/share");
    }

    static SettingsException unknown(String place, String name, Collection<String> known) {
        var suggestion = SpellingSuggestion.nearest(name, known)
                .map(near -> "did you mean " + near + "? ")
                .orElse("");
        return new SettingsException("%s sets %s, which is not a setting; %s'ferry config explain' lists all settings"
                .formatted(place, name, suggestion));
    }
}
