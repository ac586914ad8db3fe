package dev.ferry.benchmarks.frame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A temporary folder that is deleted with its contents when it is closed. */
public record Scratch(Path folder) implements AutoCloseable {

    /**
     * Creates an empty folder.
     *
     * @param name the start of its name
     * @throws IOException if it cannot be created
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
