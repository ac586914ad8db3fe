package dev.ferry.adapters.http;

import dev.ferry.adapters.http.call.CallCancelledException;
import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.PlatformCall;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The way from a port onto the Vert.x context and back. A caller gives up by ending the stage's future, whether by
 * {@code cancel} or by {@code orTimeout}: then the call is cancelled, and an answer that comes all the same is let go.
 */
final class VertxBridge {

    private final Context context;
    private final Set<Cancellation> underWay = new LinkedHashSet<>();
    private boolean closed;

    VertxBridge(Context context) {
        this.context = context;
    }

    /** Any thread. */
    <T> CompletionStage<T> cross(PlatformCall<T> call) {
        var stage = new CompletableFuture<T>();
        var cancellation = new Cancellation();
        var answered = new AtomicBoolean();
        if (!onContext(() -> begin(call, cancellation, answered, stage))) {
            stage.completeExceptionally(stopping());
        }
        var unused = stage.whenComplete((value, failure) -> {
            if (!answered.get()) {
                onContext(() -> cancellation.cancel("before its caller gave up"));
            }
        });
        return stage;
    }

    /** Gives up all calls under way and what else there is, and turns new calls away. Completes when that is done. */
    Future<Void> close(Runnable others) {
        var done = new CompletableFuture<Void>();
        if (!onContext(() -> {
            closed = true;
            List.copyOf(underWay).forEach(one -> one.cancel("before Ferry stopped"));
            others.run();
            done.complete(null);
        })) {
            done.complete(null);
        }
        return Future.fromCompletionStage(done);
    }

    private <T> void begin(
            PlatformCall<T> call, Cancellation cancellation, AtomicBoolean answered, CompletableFuture<T> stage) {
        if (closed) {
            answered.set(true);
            stage.completeExceptionally(stopping());
            return;
        }
        underWay.add(cancellation);
        call.start(cancellation).onComplete(done -> {
            underWay.remove(cancellation);
            answered.set(true);
            if (done.failed()) {
                stage.completeExceptionally(told(done.cause()));
            } else if (!stage.complete(done.result()) && done.result() instanceof Chunks unwanted) {
                unwanted.close();
            }
        });
    }

    /** False when there is no context any more. */
    private boolean onContext(Runnable task) {
        try {
            context.runOnContext(go -> task.run());
            return true;
        } catch (RejectedExecutionException stopped) {
            return false;
        }
    }

    private static PlatformException stopping() {
        return new PlatformException(new Unavailable("nothing was sent, as Ferry is stopping"));
    }

    /**
     * Nothing should come here that is unknown; if it does, nobody may take it for a "no". The message may hold secrets
     * and is not shown.
     */
    private static PlatformException told(Throwable failure) {
        return switch (failure) {
            case PlatformException known -> known;
            case CallCancelledException unsent ->
                new PlatformException(new Unavailable("nothing was sent " + unsent.why()));
            default ->
                new PlatformException(new Malformed("the call ended in a way nobody foresaw: "
                        + failure.getClass().getSimpleName()));
        };
    }
}
