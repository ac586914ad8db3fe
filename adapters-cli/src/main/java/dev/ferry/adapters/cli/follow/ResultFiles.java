package dev.ferry.adapters.cli.follow;

import dev.ferry.application.async.Await;
import dev.ferry.application.content.Content;
import dev.ferry.domain.platform.ResultKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Writes results as files. It renames a complete temporary file, so that a half-written result is never visible. */
public final class ResultFiles {

    private ResultFiles() {}

    /**
     * Writes results of an upload chunk by chunk. It creates the folder if it is missing. A result that cannot be
     * written does not keep the others from being written.
     *
     * @param name the data set's name
     * @return the failures, one line for each result that is not written
     */
    public static List<String> write(Path folder, String name, Map<ResultKind, Content> results) {
        var failures = new ArrayList<String>();
        results.forEach((kind, result) -> {
            var file = safe(name) + "." + safe(kind.key()) + ".txt";
            try {
                write(folder, file, result);
            } catch (IOException e) {
                failures.add("cannot write " + folder.resolve(file) + ": " + reason(folder, e));
            } catch (UncheckedIOException e) {
                failures.add("cannot write " + folder.resolve(file) + ": " + reason(folder, Objects.requireNonNull(e.getCause())));
            }
        });
        return failures;
    }

    private static void write(Path folder, String file, Content result) throws IOException {
        Files.createDirectories(folder);
        var temporary = Files.createTempFile(folder, ".ferry-", ".part");
        try {
            try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                Await.value(result.open().thenCompose(chunks -> chunks.forEach(chunk -> write(chunk, channel))));
            }
            Files.move(temporary, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static String reason(Path folder, IOException failure) {
        if (failure instanceof FileAlreadyExistsException) {
            return folder + " is not a folder; name another one with --out";
        }
        var reason = failure instanceof FileSystemException system ? system.getReason() : null;
        if (reason != null) {
            return reason;
        }
        return failure.getClass() == IOException.class ? String.valueOf(failure.getMessage()) : failure.toString();
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
