package dev.ferry.benchmarks.frame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A temporary folder, gone with all that is in it when it is closed. */
public record Scratch(Path folder) implements AutoCloseable {

    /**
     * Makes one.
     *
     * @param name the beginning of its name
     * @return an empty folder
     * @throws IOException when there is no room for it
     */
    public static Scratch named(String name) throws IOException {
        return new Scratch(Files.createTempDirectory(name));
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
