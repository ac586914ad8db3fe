package dev.ferry.adapters.cli.input;

import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a pipe, which can be read only once. They are kept in a temporary file that is deleted with the process.
 */
final class PipeContent implements Content {

    private static final int CHUNK_BYTES = 256 * 1024;

    private final Source pipe;
    private @Nullable FileChannel copy;

    /** Opens the pipe. */
    interface Source {
        InputStream open() throws IOException;
    }

    PipeContent(Source pipe) {
        this.pipe = pipe;
    }

    @Override
    public CompletionStage<Chunks> open() {
        try {
            if (copy == null) {
                copy = copied(pipe);
            }
            return CompletableFuture.completedStage(new CopyChunks(copy));
        } catch (IOException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static FileChannel copied(Source pipe) throws IOException {
        var file = Files.createTempFile("ferry-input", null);
        var channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        Files.deleteIfExists(file);
        try (var in = pipe.open()) {
            in.transferTo(Channels.newOutputStream(channel));
        }
        return channel;
    }

    /** Reads the copy from its start. */
    private static final class CopyChunks implements Chunks {

        private final FileChannel copy;
        private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK_BYTES);
        private long position;

        private CopyChunks(FileChannel copy) {
            this.copy = copy;
        }

        @Override
        public CompletionStage<Optional<ByteBuffer>> next() {
            try {
                var length = copy.read(buffer.clear(), position);
                if (length < 0) {
                    return CompletableFuture.completedStage(Optional.empty());
                }
                position += length;
                return CompletableFuture.completedStage(Optional.of(buffer.flip()));
            } catch (IOException e) {
                return CompletableFuture.failedStage(e);
            }
        }

        @Override
        public void close() {
            // the copy is read again
        }
    }
}
