package dev.ferry.application.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Bytes on their way, pulled piece by piece. One reader, one piece at a time: the next may be asked for only when the
 * one before has come. Whoever opens it closes it, at the end, on failure and when losing interest.
 */
public interface Chunks extends AutoCloseable {

    /**
     * Asks for the next piece. The buffer belongs to the reader until the next call.
     *
     * @return the piece, never of zero length, or empty at the end; fails when the bytes cannot be had, with a
     *     {@link dev.ferry.application.port.driven.PlatformException} when they come from the Platform and with an
     *     {@link java.io.IOException} when they come from a disk. It may complete on any thread
     */
    CompletionStage<Optional<ByteBuffer>> next();

    /** Lets go of what is behind it. Idempotent; never throws and never blocks for long. */
    @Override
    void close();

    /** Takes the pieces of a reading. */
    interface Reader {
        /**
         * Takes a piece, which is its own until it returns.
         *
         * @throws IOException ends the reading, as any other failure does
         */
        void read(ByteBuffer piece) throws IOException;
    }

    /**
     * Reads to the end and closes, on failure too, on whichever thread the pieces come.
     *
     * @param reader takes each piece; it must not block
     * @return completes after the last piece; fails as {@link #next()} or the reader does
     */
    default CompletionStage<Void> forEach(Reader reader) {
        return forEach(reader, Runnable::run);
    }

    /**
     * Reads to the end and closes, on failure too.
     *
     * @return completes after the last piece; fails as {@link #next()} or the reader does
     */
    default CompletionStage<Void> forEach(Reader reader, Executor where) {
        return new ChunkReader(this, reader, where).run();
    }
}
