package dev.ferry.application.content;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of an open file. One task reads several chunks ahead, because waking a thread for each takes longer than
 * reading it. Buffers are reused, because a chunk belongs to its reader only until the next request; new buffers would
 * load the garbage collector.
 */
final class FileChunks implements Chunks {

    /** Large enough that the disk and the Platform limit the speed, not the number of chunks. */
    private static final int CHUNK_BYTES = 256 * 1024;

    /** The reading task stops when this many chunks are ready. */
    private static final int MAX_READY = 4;

    private final FileChannel channel;
    private final boolean sized;
    private final Executor disk;
    private final Queue<ByteBuffer> ready = new ArrayDeque<>();
    private final Queue<ByteBuffer> spare = new ArrayDeque<>();
    private @Nullable ByteBuffer current;
    private @Nullable CompletableFuture<Optional<ByteBuffer>> pending;
    private @Nullable Exception failure;
    private boolean ended;
    private boolean reading;

    /**
     * Starts at the channel's position.
     *
     * @param sized whether the file has a size and a position; a pipe and a device have none
     */
    FileChunks(FileChannel channel, boolean sized, Executor disk) {
        this.channel = channel;
        this.sized = sized;
        this.disk = disk;
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        var next = new CompletableFuture<Optional<ByteBuffer>>();
        if (completeOrWait(next)) {
            disk.execute(this::readAhead);
        }
        return next;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // the file was only read, so no data is lost
        }
    }

    /** Completes the request if a chunk is ready. Returns whether the caller must start a reading task. */
    private synchronized boolean completeOrWait(CompletableFuture<Optional<ByteBuffer>> next) {
        recycleCurrent();
        current = ready.poll();
        if (current != null) {
            next.complete(Optional.of(current));
        } else if (failure != null) {
            next.completeExceptionally(failure);
        } else if (ended) {
            next.complete(Optional.empty());
        } else {
            pending = next;
        }
        var start = !reading && !ended && ready.size() <= MAX_READY / 2;
        reading |= start;
        return start;
    }

    private void recycleCurrent() {
        if (current != null) {
            spare.add(current.clear());
            current = null;
        }
    }

    /** Completing a request runs its reader here. The reader may request the next chunk before this method returns. */
    private void readAhead() {
        do {
            try {
                var chunk = nextBuffer();
                deliver(channel.read(chunk) < 0 ? null : chunk.flip());
            } catch (IOException | RuntimeException e) {
                fail(e);
            }
        } while (continueReading());
    }

    private void deliver(@Nullable ByteBuffer chunk) {
        var waiting = addToQueue(chunk, null);
        if (waiting != null) {
            waiting.complete(Optional.ofNullable(chunk));
        }
    }

    private void fail(Exception thrown) {
        var waiting = addToQueue(null, thrown);
        if (waiting != null) {
            waiting.completeExceptionally(thrown);
        }
    }

    /** Queues the chunk, or returns the request that waits for it. */
    private synchronized @Nullable CompletableFuture<Optional<ByteBuffer>> addToQueue(
            @Nullable ByteBuffer chunk, @Nullable Exception thrown) {
        var waiting = pending;
        pending = null;
        failure = thrown;
        ended = chunk == null;
        if (waiting != null) {
            current = chunk;
        } else if (chunk != null) {
            ready.add(chunk);
        }
        return waiting;
    }

    private synchronized boolean continueReading() {
        reading = !ended && ready.size() < MAX_READY;
        return reading;
    }

    /**
     * As large as the rest of the file, up to one chunk. At the end it has one byte, to detect whether the file has
     * grown.
     */
    private ByteBuffer nextBuffer() throws IOException {
        var spareBuffer = pollSpare();
        if (spareBuffer != null) {
            return spareBuffer;
        }
        return ByteBuffer.allocate(
                sized ? Math.clamp(channel.size() - channel.position(), 1, CHUNK_BYTES) : CHUNK_BYTES);
    }

    private synchronized @Nullable ByteBuffer pollSpare() {
        return spare.poll();
    }
}
