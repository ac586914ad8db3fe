package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.cli.wiring.SettingsException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds {@code ferry.yaml}: the file that the user names, else the user's own, else the machine's. The working folder
 * is not searched, because a file there may have come with a data set or a repository.
 *
 * @param machineFolder the folder for all users, {@code /etc/ferry}
 * @param notes receives one line for people about a file that is not read
 */
record ConfigurationSearch(
        EnvironmentVariables environment, Path workingFolder, Path machineFolder, Consumer<String> notes) {

    private static final String NAME = "ferry.yaml";
    private static final String OPTION = "--config";
    private static final String VARIABLE = "FERRY_CONFIG";

    /**
     * A file that was found.
     *
     * @param source how it was found, for people
     */
    record Found(Path path, String source) {}

    /**
     * Finds the file.
     *
     * @param option the file of the option {@code --config}, null without the option
     * @throws SettingsException if the named file or the first that exists is not a regular file
     */
    Optional<Found> find(@Nullable Path option) {
        var named = option == null
                ? environment.find(VARIABLE).map(file -> new Found(Path.of(file), VARIABLE))
                : Optional.of(new Found(option, OPTION));
        var found = named.or(() -> candidates().stream()
                .filter(this::isPresent)
                .findFirst()
                .map(path -> new Found(path, SettingsReader.DEFAULTS)));
        found.ifPresent(ConfigurationSearch::refuseUnlessFile);
        if (named.isEmpty()) {
            noteWorkingFolder(found);
        }
        return found;
    }

    /** The places that are searched, for people. */
    String places() {
        return String.join(" and ", candidates().stream().map(Path::toString).toList());
    }

    private List<Path> candidates() {
        return Stream.concat(userFolder().stream(), Stream.of(machineFolder))
                .map(folder -> folder.resolve(NAME))
                .toList();
    }

    private Optional<Path> userFolder() {
        return environment
                .folder("XDG_CONFIG_HOME")
                .or(() -> environment.folder("HOME").map(home -> home.resolve(".config")))
                .map(folder -> folder.resolve("ferry"));
    }

    private boolean isPresent(Path path) {
        try {
            Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (AccessDeniedException e) {
            notes.accept(path + " is not read: the permission for its folder is missing");
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static void refuseUnlessFile(Found found) {
        if (!Files.isRegularFile(found.path())) {
            throw new SettingsException(
                    found.source().equals(SettingsReader.DEFAULTS)
                            ? found.path() + " is not a file"
                            : "%s names %s, which is not a file".formatted(found.source(), found.path()));
        }
    }

    private void noteWorkingFolder(Optional<Found> found) {
        var passedOver = workingFolder.resolve(NAME);
        if (Files.exists(passedOver)
                && found.filter(other -> isSame(other.path(), passedOver)).isEmpty()) {
            var home =
                    userFolder().map(folder -> "move it to " + folder + ", or ").orElse("");
            notes.accept("%s in the working folder is not read; to read it, %sname it with %s %s"
                    .formatted(NAME, home, OPTION, NAME));
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException e) {
            return false;
        }
    }
}
