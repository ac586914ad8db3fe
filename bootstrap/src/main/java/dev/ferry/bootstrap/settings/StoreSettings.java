package dev.ferry.bootstrap.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where Ferry remembers.
 *
 * @param database the SQLite file, empty to remember in memory
 * @param dataFolder where data sets and results are kept, when there is a database
 */
public record StoreSettings(Optional<Path> database, Path dataFolder) {

    static Optional<Path> database(String url) {
        if (url.equals("memory:")) {
            return Optional.empty();
        }
        if (url.startsWith("sqlite:") && url.length() > "sqlite:".length()) {
            return Optional.of(Path.of(url.substring("sqlite:".length())));
        }
        throw new IllegalArgumentException("'" + url + "' is no store; write sqlite:PATH or memory:");
    }
}
