package dev.ferry.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of Ferry, from a file that Maven writes. */
final class Version {

    private Version() {}

    /** The version number. */
    static String number() {
        return line().substring(line().indexOf(' ') + 1);
    }

    /** The name and the version number, on one line. */
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
