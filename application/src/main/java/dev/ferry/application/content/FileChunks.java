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
 * The pieces of an open file. One task reads some of them ahead, since to wake a thread for each would take longer than
 * to read it. Buffers are used again, as a piece is its reader's only until the next one is asked for: new ones would
 * keep the collector busy.
 */
final class FileChunks implements Chunks {

    /** Big enough that the disk and the Platform are what limits the speed, not the number of pieces. */
    private static final int PIECE_BYTES = 256 * 1024;

    /** So many pieces are ready at most. */
    private static final int AHEAD = 4;

    private final FileChannel channel;
    private final Executor disk;
    private final Queue<ByteBuffer> ready = new ArrayDeque<>();
    private final Queue<ByteBuffer> spare = new ArrayDeque<>();
    private @Nullable ByteBuffer given;
    private @Nullable CompletableFuture<Optional<ByteBuffer>> wanted;
    private @Nullable Exception failure;
    private boolean ended;
    private boolean reading;

    FileChunks(FileChannel channel, Executor disk) {
        this.channel = channel;
        this.disk = disk;
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        var next = new CompletableFuture<Optional<ByteBuffer>>();
        if (giveOrWant(next)) {
            disk.execute(this::readOn);
        }
        return next;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // nothing was written, so nothing is lost
        }
    }

    /** Whether somebody has to read on. */
    private synchronized boolean giveOrWant(CompletableFuture<Optional<ByteBuffer>> next) {
        takeBack();
        given = ready.poll();
        if (given != null) {
            next.complete(Optional.of(given));
        } else if (failure != null) {
            next.completeExceptionally(failure);
        } else if (ended) {
            next.complete(Optional.empty());
        } else {
            wanted = next;
        }
        var start = !reading && !ended && ready.size() <= AHEAD / 2;
        reading |= start;
        return start;
    }

    private void takeBack() {
        if (given != null) {
            spare.add(given.clear());
            given = null;
        }
    }

    /** Who waits for a piece goes on with it here, and may want the next one before there is another thread for it. */
    private void readOn() {
        do {
            try {
                var piece = buffer();
                handOver(channel.read(piece) < 0 ? null : piece.flip());
            } catch (IOException | RuntimeException e) {
                fail(e);
            }
        } while (keepsOn());
    }

    private void handOver(@Nullable ByteBuffer piece) {
        var waiting = settle(piece, null);
        if (waiting != null) {
            waiting.complete(Optional.ofNullable(piece));
        }
    }

    private void fail(Exception thrown) {
        var waiting = settle(null, thrown);
        if (waiting != null) {
            waiting.completeExceptionally(thrown);
        }
    }

    /** Who is to be told, if anybody waits. */
    private synchronized @Nullable CompletableFuture<Optional<ByteBuffer>> settle(
            @Nullable ByteBuffer piece, @Nullable Exception thrown) {
        var waiting = wanted;
        wanted = null;
        failure = thrown;
        ended = piece == null;
        if (waiting != null) {
            given = piece;
        } else if (piece != null) {
            ready.add(piece);
        }
        return waiting;
    }

    private synchronized boolean keepsOn() {
        reading = !ended && ready.size() < AHEAD;
        return reading;
    }

    /** A small file needs but a small buffer, and one byte more to see its end, should it have grown. */
    private ByteBuffer buffer() throws IOException {
        var used = usedBefore();
        return used == null
                ? ByteBuffer.allocate(Math.clamp(channel.size() - channel.position(), 1, PIECE_BYTES))
                : used;
    }

    private synchronized @Nullable ByteBuffer usedBefore() {
        return spare.poll();
    }
}
