package dev.ferry.application.content;

import dev.ferry.application.async.Stages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * A file, read in pieces when they are asked for.
 *
 * @param path the file
 * @param disk where reading may block
 */
public record FileContent(Path path, Executor disk) implements Content {

    /** Big enough that the disk and the Platform are what limits the speed, not the number of pieces. */
    private static final int PIECE_BYTES = 256 * 1024;

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

    private record FileChunks(FileChannel channel, Executor disk) implements Chunks {

        @Override
        public CompletionStage<Optional<ByteBuffer>> next() {
            return Stages.blocking(disk, () -> {
                var piece = ByteBuffer.allocate(room());
                return channel.read(piece) < 0 ? Optional.empty() : Optional.of(piece.flip());
            });
        }

        /** A small file needs but a small buffer, and one byte more to see its end, should it have grown. */
        private int room() throws IOException {
            return Math.clamp(channel.size() - channel.position(), 1, PIECE_BYTES);
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                // nothing was written, so nothing is lost
            }
        }
    }
}
