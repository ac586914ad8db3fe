package dev.ferry.application.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * A stream of bytes, read chunk by chunk. There is one reader, and it may request a chunk only after it has received
 * the one before. The caller that opens the stream closes it: at the end, after a failure, and when it stops early.
 */
public interface Chunks extends AutoCloseable {

    /**
     * Requests the next chunk. Its buffer belongs to the reader until the next request.
     *
     * @return the chunk, never empty of bytes, or an empty optional at the end. If the bytes cannot be read, the stage
     *     fails: with a {@link dev.ferry.application.port.driven.PlatformException} if they come from the Platform,
     *     with an {@link java.io.IOException} if they come from a disk. It may complete on any thread
     */
    CompletionStage<Optional<ByteBuffer>> next();

    /** Releases the resources of the stream. Idempotent; never throws and never blocks for long. */
    @Override
    void close();

    /** Receives the chunks. */
    interface Reader {
        /**
         * Reads a chunk, whose buffer belongs to the reader until the method returns.
         *
         * @throws IOException ends the stream with this failure
         */
        void read(ByteBuffer chunk) throws IOException;
    }

    /**
     * Reads to the end and closes the stream, also after a failure. The reader runs on the threads that deliver the
     * chunks.
     *
     * @param reader must not block
     * @return completes after the last chunk; fails as {@link #next()} or the reader does
     */
    default CompletionStage<Void> forEach(Reader reader) {
        return forEach(reader, Runnable::run);
    }

    /**
     * Reads to the end and closes the stream, also after a failure. The reader runs on the executor.
     *
     * @return completes after the last chunk; fails as {@link #next()} or the reader does
     */
    default CompletionStage<Void> forEach(Reader reader, Executor executor) {
        return new ChunkReader(this, reader, executor).run();
    }
}
