package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.cli.input.SpellingSuggestion;
import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.bootstrap.settings.secret.SecretForm;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads the settings. The environment overrides {@code ferry.yaml}, which overrides the defaults. A profile, a section
 * {@code "%NAME":} of the file, overrides the rest of the file if {@code FERRY_PROFILE} names it.
 */
public final class SettingsReader {

    static final String DEFAULTS = "default";
    static final String ENVIRONMENT = "environment";

    private static final String PREFIX = "FERRY_";

    /** Ferry's variables that are not settings: the launcher's options, the file's path and the profile's name. */
    private static final Set<String> OTHER_VARIABLES = Set.of("FERRY_JAVA_OPTS", "FERRY_CONFIG", "FERRY_PROFILE");

    private final Map<String, String> environment;
    private final Path folder;

    /**
     * Creates a reader.
     *
     * @param folder the folder that is searched first for {@code ferry.yaml}
     */
    public SettingsReader(Map<String, String> environment, Path folder) {
        this.environment = environment;
        this.folder = folder;
    }

    /**
     * Reads the settings.
     *
     * @return the settings; a missing required setting fails when it is used
     * @throws SettingsException if the file cannot be read, or an unknown setting is set
     */
    public Settings read() {
        // values are not expanded: a secret may contain ${…}, and the message of a failed expansion would show it
        var builder = new SmallRyeConfigBuilder()
                .withDefaultValue(Config.PROPERTY_EXPRESSIONS_ENABLED, "false")
                .withSources(new NamedSource(DEFAULTS, defaults(), 0))
                .withSources(new NamedSource(ENVIRONMENT, fromEnvironment(), 300))
                .withSources(new NamedSource("systemd", credentials(), 250));
        file().ifPresent(path -> builder.withSources(yaml(path)));
        Optional.ofNullable(environment.get("FERRY_PROFILE")).ifPresent(builder::withProfile);
        return new Settings(builder.build(), environment);
    }

    /** All environment variables, including those that are not settings of Ferry. */
    public Map<String, String> environment() {
        return environment;
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
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !OTHER_VARIABLES.contains(name) && !value.isEmpty()) {
                var property = properties.get(name);
                if (property == null) {
                    throw unknown("the environment", name, properties.keySet());
                }
                set.put(property, value);
            }
        });
        return set;
    }

    /** The secrets from systemd's {@code LoadCredential=}: one file for each, with the setting's name. */
    private Map<String, String> credentials() {
        var set = new LinkedHashMap<String, String>();
        var folder = environment.getOrDefault("CREDENTIALS_DIRECTORY", "");
        for (var key : Key.values()) {
            var file = Path.of(folder, key.property());
            if (key.secret() && !folder.isEmpty() && Files.isRegularFile(file)) {
                set.put(SecretForm.FILE.property(key.property()), file.toString());
            }
        }
        return set;
    }

    private YamlConfigSource yaml(Path path) {
        try {
            var known = Key.propertiesByEnvironment().values();
            var source = new YamlConfigSource(path.toString(), Files.readString(path), 200);
            for (var name : source.getPropertyNames()) {
                var bare = name.replaceFirst("^%[^.]+\\.", "");
                if (!known.contains(bare)) {
                    refuseUnquotedSecret(path, bare);
                    throw unknown(path.toString(), bare, known);
                }
            }
            return source;
        } catch (IOException e) {
            throw new SettingsException(path + " cannot be read: " + e.getMessage());
        } catch (MarkedYAMLException e) {
            // its message quotes the line, which may contain a secret
            var mark = e.getProblemMark();
            throw new SettingsException(
                    "%s is not valid YAML at line %d, column %d; texts with special characters need quotes"
                            .formatted(path, mark.getLine() + 1, mark.getColumn() + 1));
        }
    }

    /** Refuses a secret without quotes that YAML reads as an object, without showing its names. */
    private static void refuseUnquotedSecret(Path path, String name) {
        for (var key : Key.values()) {
            if (key.secret() && name.matches(Pattern.quote(key.property()) + "[.\\[].*")) {
                throw new SettingsException("%s: %s is not a text; put it in quotes".formatted(path, key.property()));
            }
        }
    }

    private Optional<Path> file() {
        var named = environment.get("FERRY_CONFIG");
        if (named != null) {
            var path = Path.of(named);
            if (!Files.isRegularFile(path)) {
                throw new SettingsException("FERRY_CONFIG names " + path + ", which is not a file");
            }
            return Optional.of(path);
        }
        var configHome = home("XDG_CONFIG_HOME", ".config");
        return Stream.of(folder.resolve("ferry.yaml"), Path.of(configHome, "ferry", "ferry.yaml"))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private String dataHome() {
        return home("XDG_DATA_HOME", ".local/share");
    }

    /** A folder of the XDG Base Directory Specification, which treats an empty variable as unset. */
    private String home(String variable, String fallback) {
        var home = environment.getOrDefault(variable, "");
        return home.isEmpty() ? environment.getOrDefault("HOME", ".") + "/" + fallback : home;
    }

    private static SettingsException unknown(String place, String name, Collection<String> known) {
        var suggestion = SpellingSuggestion.nearest(name, known)
                .map(near -> "did you mean " + near + "? ")
                .orElse("");
        return new SettingsException("%s sets %s, which is not a setting; %s'ferry config explain' lists all settings"
                .formatted(place, name, suggestion));
    }
}
