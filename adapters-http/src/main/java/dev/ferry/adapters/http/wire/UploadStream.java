package dev.ferry.adapters.http.wire;

import dev.ferry.adapters.http.call.CallerFailureException;
import dev.ferry.application.async.Stages;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of one upload. Vert.x sets its handler only when the request has a connection, and sends the head of the
 * request with the first piece of the body. So this stream declares the intent when its handler is set, and gives no
 * piece before the intent is durable. On the context only.
 */
final class UploadStream implements ReadStream<Buffer> {

    private final Context context;
    private final Intent intent;
    private final @Nullable UploadData data;
    private Future<Optional<Buffer>> next;
    private boolean paused;
    private boolean givingNext;
    private boolean askingForIntent;
    private boolean mayBeSent;
    private boolean ended;
    private boolean closed;
    private @Nullable Handler<Buffer> handler;
    private @Nullable Handler<Void> endHandler;
    private @Nullable Handler<Throwable> exceptionHandler;

    /**
     * Creates the body of one sending.
     *
     * @param first the first piece
     * @param data the other pieces; null if there are none
     */
    UploadStream(Context context, Intent intent, Buffer first, @Nullable UploadData data) {
        this.context = context;
        this.intent = intent;
        this.data = data;
        this.next = Future.succeededFuture(Optional.of(first));
    }

    /** Whether the intent is being declared. */
    boolean isAskingForIntent() {
        return askingForIntent;
    }

    /** Whether a piece was given; if not, no part of the request was sent. */
    boolean mayBeSent() {
        return mayBeSent;
    }

    /** Whether all pieces were given. */
    boolean isEnded() {
        return ended;
    }

    /** Gives no further piece and closes the data set. Idempotent. */
    void close() {
        closed = true;
        if (data != null) {
            data.close();
        }
    }

    @Override
    public UploadStream handler(@Nullable Handler<Buffer> handler) {
        this.handler = handler;
        if (handler != null && !closed) {
            askForIntent();
        }
        return this;
    }

    @Override
    public UploadStream pause() {
        paused = true;
        return this;
    }

    @Override
    public UploadStream resume() {
        paused = false;
        giveNext();
        return this;
    }

    @Override
    public UploadStream fetch(long amount) {
        return resume();
    }

    @Override
    public UploadStream endHandler(@Nullable Handler<Void> handler) {
        endHandler = handler;
        return this;
    }

    @Override
    public UploadStream exceptionHandler(@Nullable Handler<Throwable> handler) {
        exceptionHandler = handler;
        return this;
    }

    private void askForIntent() {
        askingForIntent = true;
        Future.succeededFuture()
                .compose(ignored -> Future.fromCompletionStage(intent.declare(), context))
                .onComplete(declared -> {
                    askingForIntent = false;
                    if (declared.failed()) {
                        fail(new CallerFailureException(Stages.cause(declared.cause())));
                    } else if (!declared.result()) {
                        fail(new CallerFailureException(new PlatformException(
                                new Unavailable("nothing was sent because the upload was withdrawn"))));
                    } else {
                        giveNext();
                    }
                });
    }

    /** Gives the next piece in a task of its own, so that the stack does not grow with the data. */
    private void giveNext() {
        if (handler == null || askingForIntent || paused || givingNext || ended || closed) {
            return;
        }
        givingNext = true;
        next.onComplete(piece -> context.runOnContext(ignored -> {
            givingNext = false;
            give(piece);
        }));
    }

    /** Reads the piece after the next one while the connection sends the next one. */
    private void give(AsyncResult<Optional<Buffer>> piece) {
        if (handler == null || closed) {
            return;
        }
        if (piece.failed()) {
            fail(piece.cause());
        } else if (piece.result().isPresent()) {
            mayBeSent = true;
            next = data == null ? Future.succeededFuture(Optional.empty()) : data.next();
            handler.handle(piece.result().get());
            giveNext();
        } else {
            ended = true;
            if (endHandler != null) {
                endHandler.handle(null);
            }
        }
    }

    /** Vert.x then resets the request, which fails with this failure. */
    private void fail(Throwable failure) {
        if (exceptionHandler != null) {
            exceptionHandler.handle(failure);
        }
    }
}
