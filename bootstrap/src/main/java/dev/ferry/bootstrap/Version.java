package dev.ferry.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Which Ferry this is, as Maven wrote it down. */
final class Version {

    private Version() {}

    /** The number alone. */
    static String number() {
        return line().substring(line().indexOf(' ') + 1);
    }

    /** One line. */
    static String line() {
        try (var file = Version.class.getResourceAsStream("version.txt")) {
            if (file == null) {
                throw new IllegalStateException("version.txt is missing from the build");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
