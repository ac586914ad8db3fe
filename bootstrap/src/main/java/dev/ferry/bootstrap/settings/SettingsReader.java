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
 * Reads the settings: the environment over {@code ferry.yaml} over the defaults. A profile in the file, a section under
 * {@code "%NAME":}, is laid over the rest when {@code FERRY_PROFILE} names it.
 */
public final class SettingsReader {

    static final String DEFAULTS = "default";
    static final String ENVIRONMENT = "environment";

    private static final String PREFIX = "FERRY_";

    /** Variables that are ours but are no settings: the launcher's, the file's place, the profile's name. */
    private static final Set<String> NO_SETTINGS = Set.of("FERRY_JAVA_OPTS", "FERRY_CONFIG", "FERRY_PROFILE");

    private final Map<String, String> environment;
    private final Path folder;

    /**
     * Ready to read.
     *
     * @param folder where {@code ferry.yaml} is looked for first
     */
    public SettingsReader(Map<String, String> environment, Path folder) {
        this.environment = environment;
        this.folder = folder;
    }

    /**
     * Reads.
     *
     * @return the settings; required ones may be missing until they are asked for
     * @throws SettingsException when the file cannot be read, or something is set that is no setting
     */
    public Settings read() {
        // values mean what they say: a secret may hold ${…}, and a failure to expand it would show it
        var builder = new SmallRyeConfigBuilder()
                .withDefaultValue(Config.PROPERTY_EXPRESSIONS_ENABLED, "false")
                .withSources(new NamedSource(DEFAULTS, defaults(), 0))
                .withSources(new NamedSource(ENVIRONMENT, fromEnvironment(), 300))
                .withSources(new NamedSource("systemd", credentials(), 250));
        file().ifPresent(path -> builder.withSources(yaml(path)));
        Optional.ofNullable(environment.get("FERRY_PROFILE")).ifPresent(builder::withProfile);
        return new Settings(builder.build());
    }

    /**
     * The environment, for what is no setting of Ferry's.
     *
     * @return all its variables
     */
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
            if (name.startsWith(PREFIX) && !NO_SETTINGS.contains(name) && !value.isEmpty()) {
                var property = properties.get(name);
                if (property == null) {
                    throw unknown("the environment", name, properties.keySet());
                }
                set.put(property, value);
            }
        });
        return set;
    }

    /** What systemd's {@code LoadCredential=} has put down for us: a file for each secret, under the setting's name. */
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
                    refusePieces(path, bare);
                    throw unknown(path.toString(), bare, known);
                }
            }
            return source;
        } catch (IOException e) {
            throw new SettingsException(path + " cannot be read: " + e.getMessage());
        } catch (MarkedYAMLException e) {
            // its message quotes the line, and the line may be a secret's
            var mark = e.getProblemMark();
            throw new SettingsException(
                    "%s is no YAML, see line %d, column %d; texts with special characters need quotes"
                            .formatted(path, mark.getLine() + 1, mark.getColumn() + 1));
        }
    }

    /** A secret without quotes may be a whole object to YAML; its names are not shown. */
    private static void refusePieces(Path path, String name) {
        for (var key : Key.values()) {
            if (key.secret() && name.matches(Pattern.quote(key.property()) + "[.\\[].*")) {
                throw new SettingsException("%s: %s is no text; put it between quotes".formatted(path, key.property()));
            }
        }
    }

    private Optional<Path> file() {
        var named = environment.get("FERRY_CONFIG");
        if (named != null) {
            var path = Path.of(named);
            if (!Files.isRegularFile(path)) {
                throw new SettingsException("FERRY_CONFIG names " + path + ", which is no file");
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

    /** A folder of the XDG Base Directory Specification. An empty variable counts as unset there. */
    private String home(String variable, String otherwise) {
        var home = environment.getOrDefault(variable, "");
        return home.isEmpty() ? environment.getOrDefault("HOME", ".") + "/" + otherwise : home;
    }

    private static SettingsException unknown(String place, String name, Collection<String> known) {
        var meant = SpellingSuggestion.nearest(name, known)
                .map(near -> "did you mean " + near + "? ")
                .orElse("");
        return new SettingsException("%s sets %s, which is no setting; %s'ferry config explain' lists them all"
                .formatted(place, name, meant));
    }
}
