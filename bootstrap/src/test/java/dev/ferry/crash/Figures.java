package dev.ferry.crash;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints what a long run measured, and leaves it in {@code target}. */
public final class Figures {

    private Figures() {}

    public static void tell(String name, String figures) throws IOException {
        System.getLogger("ferry." + name).log(Level.INFO, figures);
        Files.writeString(Path.of("target", name + "-figures.txt"), figures + System.lineSeparator());
    }
}
