package dev.ferry.application.content;

import dev.ferry.application.async.Stages;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * A file, read in pieces when they are asked for.
 *
 * @param disk where reading may block
 */
public record FileContent(Path path, Executor disk) implements Content {

    /** Fails with a {@link java.nio.file.NoSuchFileException} when there is no such file. */
    @Override
    public CompletionStage<Chunks> open() {
        return Stages.blocking(disk, () -> pieces(FileChannel.open(path), disk));
    }

    /**
     * A file that is open already.
     *
     * @param channel open for reading, closed with the pieces
     * @param disk where reading may block
     * @return what is left of it
     */
    public static Chunks pieces(FileChannel channel, Executor disk) {
        return new FileChunks(channel, disk);
    }
}
