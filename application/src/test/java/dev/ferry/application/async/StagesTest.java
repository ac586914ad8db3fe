package dev.ferry.application.async;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StagesTest {

    private final IOException fault = new IOException("the disk is full");

    @Test
    void unwrapsAFailureThatIsWrappedTwice() {
        var wrapped = new CompletionException(new CompletionException(fault));

        assertThat(Stages.cause(wrapped)).isSameAs(fault);
        assertThat(Stages.cause(fault)).isSameAs(fault);
    }

    @Test
    void keepsAWrapperWithoutACause() {
        var empty = new CompletionException("nothing", null);

        assertThat(Stages.cause(empty)).isSameAs(empty);
    }

    @Test
    void describesTheOriginalFailure() {
        assertThat(Stages.describe(new CompletionException(fault))).isEqualTo("java.io.IOException: the disk is full");
        assertThat(Stages.describe(null)).isEqualTo("no answer");
    }

    @Test
    void continuesAfterSuccessAndAfterFailure() {
        assertThat(described(CompletableFuture.completedStage("June"))).isCompletedWithValue("value June");
        assertThat(described(CompletableFuture.failedStage(new CompletionException(fault))))
                .isCompletedWithValue("failure the disk is full");
    }

    @Test
    void unwrapKeepsValuesAndUnwrapsFailures() {
        var wrapped = CompletableFuture.<String>failedStage(fault).thenApply(String::strip);

        assertThat(future(Stages.unwrap(CompletableFuture.completedStage("June"))))
                .isCompletedWithValue("June");
        assertThat(thrownBy(Stages.unwrap(wrapped))).isSameAs(fault);
    }

    @Test
    void cancelsTheSourceOfACancelledStage() {
        var source = new CompletableFuture<String>();
        var derived = Stages.propagateCancel(source.thenApply(String::strip), source);

        derived.toCompletableFuture().cancel(true);

        assertThat(source).isCancelled();
    }

    @Test
    void startsWorkAfterAnotherStage() {
        var first = new CompletableFuture<String>();
        var work = new CompletableFuture<String>();
        var result = future(Stages.startAfter(first, () -> work));

        work.complete("June");
        assertThat(result).isNotDone();
        first.complete("ready");

        assertThat(result).isCompletedWithValue("June");
        assertThat(thrownBy(Stages.startAfter(CompletableFuture.failedStage(fault), () -> work)))
                .isSameAs(fault);
    }

    @Test
    void aCancellationBeforeTheWorkPreventsIt() {
        var first = new CompletableFuture<String>();
        var starts = new AtomicInteger();
        var result = Stages.startAfter(first, () -> CompletableFuture.completedStage(starts.incrementAndGet()));

        future(result).cancel(true);
        first.complete("ready");

        assertThat(starts).hasValue(0);
    }

    @Test
    void aCancellationDuringTheWorkCancelsIt() {
        var first = new CompletableFuture<String>();
        var work = new CompletableFuture<String>();
        var result = Stages.startAfter(first, () -> work);

        first.complete("ready");
        future(result).cancel(true);

        assertThat(work).isCancelled();
    }

    @Test
    void doesNotCancelACompletedSource() {
        var source = new CompletableFuture<String>();
        var derived = Stages.propagateCancel(source.thenApply(String::strip), source);

        source.complete(" June ");

        assertThat(source).isCompletedWithValue(" June ");
        assertThat(future(derived)).isCompletedWithValue("June");
    }

    @Test
    void startTurnsAnExceptionIntoAFailedStage() {
        var defect = new IllegalStateException("a defect");

        assertThat(thrownBy(Stages.start(() -> {
                    throw defect;
                })))
                .isSameAs(defect);
        assertThat(future(Stages.start(() -> CompletableFuture.completedStage("June"))))
                .isCompletedWithValue("June");
    }

    @Test
    void blockingTasksRunOnTheExecutor() {
        var disk = new ArrayList<Runnable>();
        var written = future(Stages.blocking(disk::add, () -> "written"));
        assertThat(written).isNotDone();

        disk.getFirst().run();

        assertThat(written).isCompletedWithValue("written");
    }

    @Test
    void failsAsTheBlockingTaskDoes() {
        var defect = new IllegalStateException("a defect");

        assertThat(thrownBy(Stages.blocking(Runnable::run, () -> {
                    throw fault;
                })))
                .isSameAs(fault);
        assertThat(thrownBy(Stages.blocking(Runnable::run, () -> {
                    throw defect;
                })))
                .isSameAs(defect);
    }

    @Test
    void takesNoStepWhenTheConditionHolds() {
        assertThat(future(Stages.repeatUntil(() -> true, () -> {
                    throw new AssertionError("an unexpected step");
                })))
                .isCompleted();
    }

    @Test
    void completedStepsDoNotGrowTheStack() {
        var steps = new AtomicInteger();

        var finished = future(Stages.repeatUntil(
                () -> steps.get() == 100_000, () -> CompletableFuture.completedStage(steps.incrementAndGet())));

        assertThat(finished).isCompleted();
        assertThat(steps).hasValue(100_000);
    }

    @Test
    void startsAStepAfterTheLastHasEnded() {
        var pending = List.of(new CompletableFuture<String>(), new CompletableFuture<String>());
        var taken = new AtomicInteger();
        var finished = future(Stages.repeatUntil(() -> taken.get() == 2, () -> pending.get(taken.getAndIncrement())));
        assertThat(taken).hasValue(1);

        pending.get(0).complete("one");
        assertThat(taken).hasValue(2);
        assertThat(finished).isNotDone();
        pending.get(1).complete("two");

        assertThat(finished).isCompleted();
    }

    @Test
    void stopsAtTheFirstStepThatFails() {
        var pending = new CompletableFuture<String>();
        var late = Stages.repeatUntil(() -> false, () -> pending);
        pending.completeExceptionally(fault);

        assertThat(thrownBy(late)).isSameAs(fault);
        assertThat(thrownBy(Stages.repeatUntil(() -> false, () -> CompletableFuture.failedStage(fault))))
                .isSameAs(fault);
    }

    @Test
    void allKeepsTheOrder() {
        var slow = new CompletableFuture<String>();
        var all = future(Stages.all(List.of(slow, CompletableFuture.completedFuture("two"))));
        assertThat(all).isNotDone();

        slow.complete("one");

        assertThat(all).isCompletedWithValue(List.of("one", "two"));
    }

    @Test
    void allWaitsForTheOthersAfterAFailure() {
        var slow = new CompletableFuture<String>();
        var all = future(Stages.all(List.of(CompletableFuture.failedFuture(fault), slow)));
        assertThat(all).isNotDone();

        slow.complete("late");

        assertThatThrownBy(all::join).hasCause(fault);
    }

    private static CompletableFuture<String> described(CompletionStage<String> stage) {
        return future(Stages.either(
                stage,
                value -> CompletableFuture.completedStage("value " + value),
                failure -> CompletableFuture.completedStage("failure " + failure.getMessage())));
    }

    private static <T> CompletableFuture<T> future(CompletionStage<T> stage) {
        return stage.toCompletableFuture();
    }

    /** The failure as the stage has it; {@code get} adds exactly one wrapper. */
    private static Throwable thrownBy(CompletionStage<?> stage) {
        try {
            throw new AssertionError(
                    "no failure but " + stage.toCompletableFuture().get());
        } catch (ExecutionException e) {
            return e.getCause() == null ? e : e.getCause();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
