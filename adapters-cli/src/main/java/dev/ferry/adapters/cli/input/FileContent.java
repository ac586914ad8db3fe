package dev.ferry.adapters.cli.input;

import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A file, read in pieces by whoever asks for them; a command has nothing else to do meanwhile.
 *
 * @param path the file
 */
public record FileContent(Path path) implements Content {

    private static final int PIECE_BYTES = 256 * 1024;

    /**
     * A file that can be read.
     *
     * @param path the file
     * @return its content
     * @throws UsageException when there is none, or it cannot be read
     */
    public static FileContent of(Path path) {
        if (Files.isDirectory(path)) {
            throw new UsageException(path + " is a folder; name a CSV file");
        }
        if (!Files.exists(path)) {
            throw new UsageException(path + " does not exist; check the path");
        }
        if (!Files.isReadable(path)) {
            throw new UsageException(path + " cannot be read; check its permissions");
        }
        return new FileContent(path);
    }

    @Override
    public CompletionStage<Chunks> open() {
        try {
            return CompletableFuture.completedStage(new FileChunks(FileChannel.open(path)));
        } catch (IOException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private record FileChunks(FileChannel channel) implements Chunks {

        @Override
        public CompletionStage<Optional<ByteBuffer>> next() {
            try {
                var piece = ByteBuffer.allocate(PIECE_BYTES);
                return CompletableFuture.completedStage(
                        channel.read(piece) < 0 ? Optional.empty() : Optional.of(piece.flip()));
            } catch (IOException e) {
                return CompletableFuture.failedStage(e);
            }
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
