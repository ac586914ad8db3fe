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

/** Small steps that every user of stages needs. */
public final class Stages {

    private Stages() {}

    /**
     * What really went wrong, out of the wrapping that dependent stages put around it.
     *
     * @param failure as a stage reports it
     * @return the first cause that is not a wrapping
     */
    public static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null
                ? cause(failure.getCause())
                : failure;
    }

    /**
     * A failure as a log line wants it.
     *
     * @param failure as a stage reports it, null when it gave neither a value nor a failure
     * @return what really went wrong, in one line
     */
    public static String describe(@Nullable Throwable failure) {
        return failure == null ? "no answer" : cause(failure).toString();
    }

    /**
     * Goes on with either end of a stage.
     *
     * @param failure what to do with its failure, unwrapped
     * @return the stage of whichever was done
     */
    public static <T, R> CompletionStage<R> either(
            CompletionStage<T> stage,
            Function<? super T, ? extends CompletionStage<R>> value,
            Function<Throwable, ? extends CompletionStage<R>> failure) {
        return stage.handle((result, thrown) -> thrown == null ? value.apply(result) : failure.apply(cause(thrown)))
                .thenCompose(next -> next);
    }

    /**
     * Takes the wrapping off a failure, for stages that leave a port.
     *
     * @return a stage that ends as that one does, its failure as it was thrown
     */
    public static <T> CompletionStage<T> bare(CompletionStage<T> stage) {
        var bare = new CompletableFuture<T>();
        var unused = stage.whenComplete((value, failure) -> {
            if (failure == null) {
                bare.complete(value);
            } else {
                bare.completeExceptionally(cause(failure));
            }
        });
        return bare;
    }

    /**
     * Lets whoever gives up a stage give up what it was derived from; a stage does not do so by itself.
     *
     * @return the derived stage; once its future is cancelled, or ended by anybody else, so is the source's
     */
    public static <T> CompletionStage<T> passOn(CompletionStage<T> derived, CompletionStage<?> source) {
        var unused = derived.whenComplete((value, failure) -> {
            if (!source.toCompletableFuture().isDone()) {
                source.toCompletableFuture().cancel(true);
            }
        });
        return derived;
    }

    /**
     * Begins something that may fail before it has a stage to fail with.
     *
     * @return its stage, or one that fails with what was thrown
     */
    public static <T> CompletionStage<T> begin(Supplier<CompletionStage<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /** Something that may block, and fail as disks do. */
    public interface Blocking<T> {
        /**
         * Does it.
         *
         * @throws IOException when the disk has its own opinion
         */
        T call() throws IOException;
    }

    /**
     * Does something that may block, where blocking is allowed.
     *
     * @return its value, or what it failed with
     */
    public static <T> CompletionStage<T> blocking(Executor where, Blocking<? extends T> work) {
        var stage = new CompletableFuture<T>();
        where.execute(() -> {
            try {
                stage.complete(work.call());
            } catch (IOException | RuntimeException e) {
                stage.completeExceptionally(e);
            }
        });
        return stage;
    }

    /**
     * Takes steps one after the other until enough is done. Steps that end at once are taken in a loop, so the stack
     * does not grow.
     *
     * @param enough asked before each step
     * @param step what to do as long as it is not enough
     * @return completes when it is enough; fails as a step does
     */
    public static CompletionStage<Void> until(BooleanSupplier enough, Supplier<? extends CompletionStage<?>> step) {
        var done = new CompletableFuture<Void>();
        stepUntil(enough, step, done);
        return done;
    }

    private static void stepUntil(
            BooleanSupplier enough, Supplier<? extends CompletionStage<?>> step, CompletableFuture<Void> done) {
        try {
            while (!enough.getAsBoolean()) {
                var taken = step.get().toCompletableFuture();
                if (!taken.isDone()) {
                    var unused = taken.whenComplete((value, failure) -> {
                        if (failure == null) {
                            stepUntil(enough, step, done);
                        } else {
                            done.completeExceptionally(cause(failure));
                        }
                    });
                    return;
                }
                taken.join();
            }
            done.complete(null);
        } catch (RuntimeException e) {
            done.completeExceptionally(cause(e));
        }
    }

    /**
     * Waits for all.
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
