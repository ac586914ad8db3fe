package dev.ferry.application.async;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Helper functions for stages. */
public final class Stages {

    private Stages() {}

    /** The original failure, without the {@link CompletionException} that dependent stages wrap around it. */
    public static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null
                ? cause(failure.getCause())
                : failure;
    }

    /**
     * The original failure in one line, for a log or a message.
     *
     * @param failure null when the stage gave neither a value nor a failure
     */
    public static String describe(@Nullable Throwable failure) {
        return failure == null ? "no answer" : cause(failure).toString();
    }

    /**
     * Continues with one function after success and another after failure.
     *
     * @param onFailure receives the original failure
     */
    public static <T, R> CompletionStage<R> either(
            CompletionStage<T> stage,
            Function<? super T, ? extends CompletionStage<R>> onValue,
            Function<Throwable, ? extends CompletionStage<R>> onFailure) {
        return stage.handle((result, thrown) -> thrown == null ? onValue.apply(result) : onFailure.apply(cause(thrown)))
                .thenCompose(next -> next);
    }

    /** A stage that fails with the original failure, as the ports promise. */
    public static <T> CompletionStage<T> unwrap(CompletionStage<T> stage) {
        var unwrapped = new CompletableFuture<T>();
        complete(unwrapped, stage);
        return unwrapped;
    }

    private static <T> void complete(CompletableFuture<T> target, CompletionStage<T> source) {
        var unused = source.whenComplete((value, failure) -> {
            if (failure == null) {
                target.complete(value);
            } else {
                target.completeExceptionally(cause(failure));
            }
        });
    }

    /**
     * Cancels {@code source} when {@code derived} is cancelled or ends in another way first; a stage does not do so by
     * itself.
     *
     * @return {@code derived}
     */
    public static <T> CompletionStage<T> propagateCancel(CompletionStage<T> derived, CompletionStage<?> source) {
        var unused = derived.whenComplete((value, failure) -> {
            if (!source.toCompletableFuture().isDone()) {
                source.toCompletableFuture().cancel(true);
            }
        });
        return derived;
    }

    /**
     * Calls a supplier of a stage.
     *
     * @return its stage; a failed stage if the supplier throws
     */
    public static <T> CompletionStage<T> start(Supplier<CompletionStage<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /**
     * Starts work once another stage has completed, at once if it has. A cancellation before that prevents the work, a
     * later one cancels it.
     *
     * @return the stage of the work; fails if {@code first} fails
     */
    public static <T> CompletionStage<T> startAfter(CompletionStage<?> first, Supplier<CompletionStage<T>> work) {
        var result = new CompletableFuture<T>();
        var unused = first.whenComplete((done, failure) -> {
            if (!result.isDone()) {
                var started = failure == null ? start(work) : CompletableFuture.<T>failedStage(failure);
                complete(result, started);
                propagateCancel(result, started);
            }
        });
        return result;
    }

    /** A task that may block and that may fail with an {@link IOException}. */
    public interface Blocking<T> {
        T call() throws IOException;
    }

    /**
     * Runs a task that may block.
     *
     * @param executor allows its threads to block
     */
    public static <T> CompletionStage<T> blocking(Executor executor, Blocking<? extends T> work) {
        var stage = new CompletableFuture<T>();
        executor.execute(() -> {
            try {
                stage.complete(work.call());
            } catch (IOException | RuntimeException e) {
                stage.completeExceptionally(e);
            }
        });
        return stage;
    }

    /**
     * Repeats an asynchronous step, one at a time, until a condition is true. Steps that are already complete run in a
     * loop, so the stack does not grow.
     *
     * @param condition checked before each step
     * @return completes when the condition is true; fails when a step fails
     */
    public static CompletionStage<Void> repeatUntil(
            BooleanSupplier condition, Supplier<? extends CompletionStage<?>> step) {
        var finished = new CompletableFuture<Void>();
        stepUntil(condition, step, finished);
        return finished;
    }

    private static void stepUntil(
            BooleanSupplier condition, Supplier<? extends CompletionStage<?>> step, CompletableFuture<Void> finished) {
        try {
            while (!condition.getAsBoolean()) {
                var current = step.get().toCompletableFuture();
                if (!current.isDone()) {
                    var unused = current.whenComplete((value, failure) -> {
                        if (failure == null) {
                            stepUntil(condition, step, finished);
                        } else {
                            finished.completeExceptionally(cause(failure));
                        }
                    });
                    return;
                }
                current.join();
            }
            finished.complete(null);
        } catch (RuntimeException e) {
            finished.completeExceptionally(cause(e));
        }
    }

    /**
     * Waits for all stages.
     *
     * @return their values in the same order; fails when one fails, after all have ended
     */
    public static <T> CompletionStage<List<T>> all(Collection<? extends CompletionStage<T>> stages) {
        var futures = stages.stream().map(CompletionStage::toCompletableFuture).toList();
        return CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new))
                .thenApply(ended -> {
                    var values = new ArrayList<T>(futures.size());
                    futures.forEach(future -> values.add(future.join()));
                    return values;
                });
    }
}
