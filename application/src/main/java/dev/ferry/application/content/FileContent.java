package dev.ferry.application.content;

import dev.ferry.application.async.Stages;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * A file, read in chunks on request. A pipe or a device can be read only once.
 *
 * @param disk runs the reads, which may block
 */
public record FileContent(Path path, Executor disk) implements Content {

    /** Fails with a {@link java.nio.file.NoSuchFileException} when the file does not exist. */
    @Override
    public CompletionStage<Chunks> open() {
        return Stages.blocking(disk, () -> new FileChunks(FileChannel.open(path), Files.isRegularFile(path), disk));
    }

    /**
     * The rest of an open file, which is neither a pipe nor a device.
     *
     * @param channel open for reading; closed with the chunks
     * @param disk runs the reads, which may block
     */
    public static Chunks chunks(FileChannel channel, Executor disk) {
        return new FileChunks(channel, true, disk);
    }
}
