package dev.ferry.adapters.cli.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes results as files, each by a temporary file and a rename, so that nobody ever sees half of one. */
public final class ResultFiles {

    private ResultFiles() {}

    /**
     * Writes what came home of an upload.
     *
     * @param folder where to; made when it is missing
     * @param outcome what came home
     * @throws UncheckedIOException when it cannot be written
     */
    public static void write(Path folder, Outcome outcome) {
        var name = outcome.upload().submission().name().value();
        outcome.results().forEach((kind, text) -> write(folder, safe(name) + "." + safe(kind.key()) + ".txt", text));
    }

    private static void write(Path folder, String file, String text) {
        try {
            Files.createDirectories(folder);
            var temporary = Files.createTempFile(folder, ".ferry-", ".part");
            Files.writeString(temporary, text);
            Files.move(temporary, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    new IOException("cannot write " + folder.resolve(file) + ": " + e.getMessage(), e));
        }
    }

    /** Names come from users and may hold anything; a file name may not lead out of the folder. */
    private static String safe(String name) {
        var tame = name.replaceAll("[^\\p{L}\\p{N}._ -]", "_");
        return tame.startsWith(".") ? "_" + tame.substring(1) : tame;
    }
}
