package dev.ferry.adapters.cli.follow;

import dev.ferry.adapters.cli.output.UploadOutcome;
import dev.ferry.application.async.Await;
import dev.ferry.application.content.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes results as files in a folder. It renames a complete temporary file, so that a half-written result is never
 * visible.
 */
public final class ResultFiles {

    private ResultFiles() {}

    /** The part of the files' names that comes from the name of the data set. */
    public static String base(String datasetName) {
        return safe(datasetName);
    }

    /** Writes the results of an upload chunk by chunk. It creates the folder if it is missing. */
    static void write(Path folder, UploadOutcome outcome) {
        var name = outcome.upload().submission().name().value();
        outcome.results()
                .forEach((kind, result) -> write(folder, base(name) + "." + safe(kind.key()) + ".txt", result));
    }

    private static void write(Path folder, String file, Content result) {
        try {
            Files.createDirectories(folder);
            var temporary = Files.createTempFile(folder, ".ferry-", ".part");
            try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                Await.value(result.open().thenCompose(chunks -> chunks.forEach(chunk -> write(chunk, channel))));
            }
            Files.move(temporary, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UncheckedIOException e) {
            throw new UncheckedIOException(
                    new IOException("cannot write " + folder.resolve(file) + ": " + e.getMessage(), e));
        }
    }

    private static void write(ByteBuffer chunk, FileChannel channel) throws IOException {
        while (chunk.hasRemaining()) {
            channel.write(chunk);
        }
    }

    /** Replaces characters that could lead out of the folder: names come from users. */
    private static String safe(String name) {
        var replaced = name.replaceAll("[^\\p{L}\\p{N}._ -]", "_");
        return replaced.startsWith(".") ? "_" + replaced.substring(1) : replaced;
    }
}
