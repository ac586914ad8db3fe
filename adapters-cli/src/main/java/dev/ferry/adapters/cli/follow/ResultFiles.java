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

/** Writes results as files, each by a temporary file and a rename, so that nobody ever sees half of one. */
final class ResultFiles {

    private ResultFiles() {}

    /** Writes what came home of an upload, piece by piece, however large. The folder is made when it is missing. */
    static void write(Path folder, UploadOutcome outcome) {
        var name = outcome.upload().submission().name().value();
        outcome.results()
                .forEach((kind, result) -> write(folder, safe(name) + "." + safe(kind.key()) + ".txt", result));
    }

    private static void write(Path folder, String file, Content result) {
        try {
            Files.createDirectories(folder);
            var temporary = Files.createTempFile(folder, ".ferry-", ".part");
            try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                Await.value(result.open().thenCompose(chunks -> chunks.forEach(piece -> write(piece, channel))));
            }
            Files.move(temporary, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | UncheckedIOException e) {
            throw new UncheckedIOException(
                    new IOException("cannot write " + folder.resolve(file) + ": " + e.getMessage(), e));
        }
    }

    private static void write(ByteBuffer piece, FileChannel channel) throws IOException {
        while (piece.hasRemaining()) {
            channel.write(piece);
        }
    }

    /** Names come from users and may hold anything; a file name may not lead out of the folder. */
    private static String safe(String name) {
        var tame = name.replaceAll("[^\\p{L}\\p{N}._ -]", "_");
        return tame.startsWith(".") ? "_" + tame.substring(1) : tame;
    }
}
