package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.call.ContextTimers;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A response's body, fetched from the connection no faster than it is read. What comes while its reader is busy is put
 * together to one piece, because each piece costs a way to the reader and back. A body that breaks off fails; it is
 * never short.
 *
 * <p>Vert.x 5.1.6 drops what a paused connection still holds when the server closes it. So a large result that is read
 * slowly, from a server that hangs up right after its last byte, may fail although all of it was sent; asking again is
 * harmless.
 */
final class ResponseChunks implements Chunks {

    /** So much may wait for its reader before the connection has to. */
    private static final int AHEAD = 256 * 1024;

    private final HttpClientResponse response;
    private final Transport transport;
    private final Duration idle;
    private byte[] arriving = new byte[0];
    private byte[] given = new byte[0];
    private int arrived;
    private @Nullable CompletableFuture<Optional<ByteBuffer>> wanted;
    private @Nullable PlatformException failure;
    private long left;
    private boolean ended;
    private ContextTimers.@Nullable Timer late;

    ResponseChunks(HttpClientResponse response, Transport transport, Duration idle) {
        this.response = response;
        this.transport = transport;
        this.idle = idle;
        this.left = transport.limits().resultBytes();
        response.exceptionHandler(broken -> brokenOff("broke off in mid-result"));
        response.endHandler(end -> {
            ended = true;
            deliver();
        });
        response.handler(this::take);
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        var next = new CompletableFuture<Optional<ByteBuffer>>();
        transport.context().runOnContext(go -> fetch(next));
        return next;
    }

    @Override
    public void close() {
        transport.context().runOnContext(go -> {
            if (!ended) {
                response.request().reset();
            }
        });
    }

    private void fetch(CompletableFuture<Optional<ByteBuffer>> next) {
        if (failure != null) {
            next.completeExceptionally(failure);
            return;
        }
        wanted = next;
        if (arrived == 0 && !ended) {
            late = transport.timers().after(idle, () -> brokenOff("stood still in mid-result"));
        }
        deliver();
        if (!ended) {
            response.resume();
        }
    }

    private void take(Buffer piece) {
        left -= piece.length();
        if (left < 0) {
            fail(new Malformed(
                    "the result is larger than the " + transport.limits().resultBytes() + " bytes allowed"));
            return;
        }
        append(piece);
        deliver();
        if (arrived >= AHEAD) {
            response.pause();
        }
    }

    /** A short result needs but a short array. */
    private void append(Buffer piece) {
        var needed = arrived + piece.length();
        if (needed > arriving.length) {
            var room = arriving.length == 0 ? needed : Math.max(needed, Math.min(2 * needed, 2 * AHEAD));
            arriving = Arrays.copyOf(arriving, room);
        }
        piece.getBytes(arriving, arrived);
        arrived = needed;
    }

    /** What the reader had before is no longer its own, and takes what comes next. */
    private void deliver() {
        if (arrived == 0 && !ended) {
            return;
        }
        var waiting = settle();
        if (waiting != null) {
            waiting.complete(arrived == 0 ? Optional.empty() : Optional.of(handOver()));
        }
    }

    private ByteBuffer handOver() {
        var piece = ByteBuffer.wrap(arriving, 0, arrived);
        arriving = given;
        given = piece.array();
        arrived = 0;
        return piece;
    }

    private void brokenOff(String how) {
        fail(new Unavailable(transport.host().origin() + " " + how));
    }

    private void fail(PlatformFault fault) {
        var waiting = settle();
        failure = new PlatformException(fault);
        if (waiting != null) {
            waiting.completeExceptionally(failure);
        }
    }

    private @Nullable CompletableFuture<Optional<ByteBuffer>> settle() {
        if (late != null) {
            late.cancel();
            late = null;
        }
        var waiting = wanted;
        wanted = null;
        return waiting;
    }
}
