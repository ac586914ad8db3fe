package dev.ferry.application.content;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

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
}
