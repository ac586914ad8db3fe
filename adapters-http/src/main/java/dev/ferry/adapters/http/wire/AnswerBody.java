package dev.ferry.adapters.http.wire;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.WriteStream;
import io.vertx.ext.web.codec.spi.BodyStream;
import org.jspecify.annotations.Nullable;

/**
 * Receives the body of an answer from the Web Client, which calls {@link #end()} for a broken body, too. So the
 * exchange reports how the body ended.
 */
abstract class AnswerBody implements BodyStream<Void> {

    private @Nullable Handler<Void> drainHandler;

    /** Receives the next bytes. */
    abstract void receive(Buffer chunk);

    /** The body is complete. */
    abstract void complete();

    /** The connection was lost before the end of the body. */
    abstract void lost();

    /** Asks for more bytes after the queue was full. */
    final void drained() {
        var handler = drainHandler;
        drainHandler = null;
        if (handler != null) {
            handler.handle(null);
        }
    }

    @Override
    public final Future<Void> write(Buffer chunk) {
        receive(chunk);
        return Future.succeededFuture();
    }

    @Override
    public final Future<Void> end() {
        return Future.succeededFuture();
    }

    @Override
    public final Future<Void> result() {
        return Future.succeededFuture();
    }

    @Override
    public boolean writeQueueFull() {
        return false;
    }

    @Override
    public final WriteStream<Buffer> drainHandler(@Nullable Handler<Void> handler) {
        drainHandler = handler;
        return this;
    }

    @Override
    public final WriteStream<Buffer> setWriteQueueMaxSize(int maxSize) {
        return this;
    }

    @Override
    public final WriteStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
        return this;
    }

    @Override
    public final void handle(Throwable failure) {
        lost();
    }
}
