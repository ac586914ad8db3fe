package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.cli.wiring.SettingsException;
import dev.ferry.bootstrap.settings.secret.SecretForm;
import dev.ferry.bootstrap.settings.secret.SecretReference;
import dev.ferry.bootstrap.settings.secret.SettingText;
import io.smallrye.config.SmallRyeConfig;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the source of a setting. A secret may be set in several forms: the source with the highest priority wins, and
 * within one source the profile. Two forms in the same place are an error.
 */
record SettingLookup(SmallRyeConfig config) {

    /**
     * A setting that was found.
     *
     * @param text the text of the setting
     * @param rank the priority; the highest wins
     */
    record Found(SecretForm form, String text, String source, int rank) {

        SecretReference reference() {
            return form.reference(text);
        }

        String place() {
            return reference().place(source);
        }

        /** The file with the value: the file that the setting names, or the file that contains the setting. */
        Optional<Path> file() {
            return switch (form) {
                case FILE -> Optional.of(Path.of(text));
                case COMMAND -> Optional.empty();
                case VALUE ->
                    source.equals(SettingsReader.ENVIRONMENT) ? Optional.empty() : Optional.of(Path.of(source));
            };
        }
    }

    Optional<Found> find(Key key) {
        var all = key.forms()
                .flatMap(form -> found(form, form.property(key.property())).stream())
                .sorted(Comparator.comparingInt(Found::rank).reversed())
                .toList();
        if (all.size() > 1 && all.get(0).rank() == all.get(1).rank()) {
            throw new SettingsException(
                    "%s sets %s; keep one of them".formatted(all.getFirst().source(), names(key, all)));
        }
        return all.stream().findFirst();
    }

    private Optional<Found> found(SecretForm form, String property) {
        var set = config.getOptionalValue(property, String.class).map(SettingText::trimmed);
        return set.filter(text -> !text.isEmpty()).map(text -> {
            var value = config.getConfigValue(property);
            var rank = 2 * value.getConfigSourceOrdinal() + (value.getProfile() == null ? 0 : 1);
            return new Found(form, text, value.getConfigSourceName(), rank);
        });
    }

    private static String names(Key key, List<Found> all) {
        return String.join(
                " and ",
                all.stream()
                        .limit(2)
                        .map(found -> found.form().environment(key.environment()))
                        .sorted()
                        .toList());
    }
}
