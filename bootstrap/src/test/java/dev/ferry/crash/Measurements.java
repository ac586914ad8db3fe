package dev.ferry.crash;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;

/** Logs the measurements of a long run and writes them to a file in {@code target}. */
public final class Measurements {

    private Measurements() {}

    public static void record(String name, String figures) throws IOException {
        System.getLogger("ferry." + name).log(Level.INFO, figures);
        Files.writeString(Path.of("target", name + "-figures.txt"), figures + System.lineSeparator());
    }
}
