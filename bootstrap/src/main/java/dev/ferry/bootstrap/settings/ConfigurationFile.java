package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.bootstrap.settings.trust.TrustedPath;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * The content of {@code ferry.yaml}.
 *
 * @param profiles the names of its sections {@code "%NAME":}
 */
record ConfigurationFile(YamlConfigSource source, Set<String> profiles) {

    private static final int PRIORITY = 200;
    private static final Pattern PROFILE = Pattern.compile("^%([^.]+)\\.");

    /**
     * Reads a file.
     *
     * @throws SettingsException if another user could change it, if it is not valid, or if it sets an unknown setting
     */
    static ConfigurationFile read(Path path) {
        try {
            var source = new YamlConfigSource(path.toString(), Files.readString(TrustedPath.check(path)), PRIORITY);
            var profiles = new TreeSet<String>();
            for (var name : source.getPropertyNames()) {
                PROFILE.matcher(name).results().forEach(found -> profiles.addAll(names(found.group(1))));
                refuseUnknown(path, PROFILE.matcher(name).replaceFirst(""));
            }
            return new ConfigurationFile(source, profiles);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(String.valueOf(e.getMessage()));
        } catch (CharacterCodingException e) {
            throw new SettingsException(path + " is not UTF-8; save it in UTF-8");
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

    /** The names of a section for one profile, or for several: {@code "%{one,other}":}. */
    private static Set<String> names(String section) {
        var names = new TreeSet<String>();
        Stream.of(section.replaceAll("[{}]", "").split(",", -1))
                .map(String::strip)
                .forEach(names::add);
        return names;
    }

    private static void refuseUnknown(Path path, String name) {
        var known = Key.propertiesByEnvironment().values();
        if (name.startsWith(ColumnSettings.PROPERTY)) {
            if (!ColumnSettings.isKnown(name)) {
                throw SettingsReader.unknown(path.toString(), name, ColumnSettings.members(name));
            }
        } else if (!known.contains(name)) {
            refuseUnquotedSecret(path, name);
            throw SettingsReader.unknown(path.toString(), name, known);
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
}
