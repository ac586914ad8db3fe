package dev.ferry.adapters.http.call;

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
 * Runs the port's calls on the Vert.x context and returns stages that any thread may use. A caller cancels a call when
 * it completes the stage's future, by {@code cancel} or {@code orTimeout}. A result that still arrives is closed.
 */
public final class VertxBridge {

    private final Context context;
    private final Set<Cancellation> active = new LinkedHashSet<>();
    private boolean closed;

    /** Creates a bridge to a context. */
    public VertxBridge(Context context) {
        this.context = context;
    }

    /** Runs a call on the context; fails when the context has stopped. Any thread. */
    public <T> CompletionStage<T> run(PlatformCall<T> call) {
        var stage = new CompletableFuture<T>();
        var cancellation = new Cancellation();
        var answered = new AtomicBoolean();
        if (!onContext(() -> startCall(call, cancellation, answered, stage))) {
            stage.completeExceptionally(stopping());
        }
        var unused = stage.whenComplete((value, failure) -> {
            if (!answered.get()) {
                onContext(() -> cancellation.cancel("before the caller cancelled"));
            }
        });
        return stage;
    }

    /** Cancels all active calls, runs {@code onClose} and rejects new calls. Completes when that is done. */
    public Future<Void> close(Runnable onClose) {
        var closing = new CompletableFuture<Void>();
        if (!onContext(() -> {
            closed = true;
            List.copyOf(active).forEach(cancellation -> cancellation.cancel("before Ferry stopped"));
            onClose.run();
            closing.complete(null);
        })) {
            closing.complete(null);
        }
        return Future.fromCompletionStage(closing);
    }

    private <T> void startCall(
            PlatformCall<T> call, Cancellation cancellation, AtomicBoolean answered, CompletableFuture<T> stage) {
        if (closed) {
            answered.set(true);
            stage.completeExceptionally(stopping());
            return;
        }
        active.add(cancellation);
        call.start(cancellation).onComplete(result -> {
            active.remove(cancellation);
            answered.set(true);
            if (result.failed()) {
                stage.completeExceptionally(toPortFailure(result.cause()));
            } else if (!stage.complete(result.result()) && result.result() instanceof Chunks unwanted) {
                unwanted.close();
            }
        });
    }

    /** Runs a task on the context; returns false when the context has stopped. */
    private boolean onContext(Runnable task) {
        try {
            context.runOnContext(ignored -> task.run());
            return true;
        } catch (RejectedExecutionException stopped) {
            return false;
        }
    }

    private static PlatformException stopping() {
        return new PlatformException(new Unavailable("nothing was sent because Ferry is stopping"));
    }

    /**
     * Gives the caller a failure of its own part unchanged. Turns an unexpected failure into {@link Malformed}, so that
     * the caller does not take it for a refusal, and leaves out its message, which may contain secrets.
     */
    private static Throwable toPortFailure(Throwable failure) {
        return switch (failure) {
            case PlatformException known -> known;
            case CallerFailureException own -> own.failure();
            case CallCancelledException cancelled ->
                new PlatformException(new Unavailable("nothing was sent " + cancelled.reason()));
            default ->
                new PlatformException(new Malformed(
                        "the call failed unexpectedly: " + failure.getClass().getSimpleName()));
        };
    }
}
