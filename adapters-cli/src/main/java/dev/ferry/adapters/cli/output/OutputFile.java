package dev.ferry.adapters.cli.output;

import dev.ferry.application.async.Await;
import dev.ferry.application.content.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes files that appear whole or not at all. */
public final class OutputFile {

    private OutputFile() {}

    /**
     * Writes a content chunk by chunk to a temporary file beside the target, and moves it there. A target that is no
     * regular file, such as a pipe, is written directly.
     *
     * @throws IOException when the content cannot be read or the file cannot be written; a file that was there stays
     */
    public static void write(Path file, Content content) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            copy(content, file);
            return;
        }
        var folder = file.toAbsolutePath().getParent();
        var temporary = Files.createTempFile(folder, ".ferry-", ".part");
        try {
            copy(content, temporary);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void copy(Content content, Path target) throws IOException {
        try (var channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            Await.value(content.open().thenCompose(chunks -> chunks.forEach(chunk -> write(chunk, channel))));
        }
    }

    private static void write(ByteBuffer chunk, FileChannel channel) throws IOException {
        while (chunk.hasRemaining()) {
            channel.write(chunk);
        }
    }
}
