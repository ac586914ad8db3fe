package dev.ferry.adapters.cli.input;

import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a pipe, which can be read only once. What was read is kept in a temporary file without a name, for the
 * next reading, and the pipe is read no further than a reading goes.
 */
final class PipeContent implements Content {

    private static final int CHUNK_BYTES = 256 * 1024;

    private final Source source;
    private @Nullable Copied copied;

    /** Opens the pipe. */
    interface Source {
        InputStream open() throws IOException;
    }

    PipeContent(Source source) {
        this.source = source;
    }

    @Override
    public CompletionStage<Chunks> open() {
        try {
            if (copied == null) {
                copied = new Copied(source.open(), temporary());
            }
            return CompletableFuture.completedStage(new CopiedChunks(copied));
        } catch (IOException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static FileChannel temporary() throws IOException {
        var file = Files.createTempFile("ferry-input", null);
        var channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        Files.deleteIfExists(file);
        return channel;
    }

    /** The pipe, and what was read of it. */
    private static final class Copied {

        private final InputStream pipe;
        private final FileChannel copy;
        private final byte[] bytes = new byte[CHUNK_BYTES];
        private long length;

        private Copied(InputStream pipe, FileChannel copy) {
            this.pipe = pipe;
            this.copy = copy;
        }

        /** Reads from a place that is not behind the end of the copy; -1 at the end of the pipe. */
        private int read(ByteBuffer buffer, long position) throws IOException {
            if (position < length) {
                return copy.read(buffer, position);
            }
            var read = pipe.read(bytes, 0, buffer.remaining());
            if (read > 0) {
                buffer.put(bytes, 0, read);
                var chunk = ByteBuffer.wrap(bytes, 0, read);
                while (chunk.hasRemaining()) {
                    length += copy.write(chunk, length);
                }
            }
            return read;
        }
    }

    /** One reading. */
    private static final class CopiedChunks implements Chunks {

        private final Copied copied;
        private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK_BYTES);
        private long position;

        private CopiedChunks(Copied copied) {
            this.copied = copied;
        }

        @Override
        public CompletionStage<Optional<ByteBuffer>> next() {
            try {
                var read = copied.read(buffer.clear(), position);
                if (read < 0) {
                    return CompletableFuture.completedStage(Optional.empty());
                }
                position += read;
                return CompletableFuture.completedStage(Optional.of(buffer.flip()));
            } catch (IOException e) {
                return CompletableFuture.failedStage(e);
            }
        }

        @Override
        public void close() {
            // the next reading goes on
        }
    }
}
