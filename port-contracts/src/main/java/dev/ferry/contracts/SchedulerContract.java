package dev.ferry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.port.driven.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The contract of every {@link Scheduler}. */
public interface SchedulerContract {

    /** The scheduler under test, the same throughout one test and without tasks at its start. */
    Scheduler scheduler();

    /** Advances the scheduler's time, and runs the tasks that become due. */
    void pass(Duration time);

    /** Tasks run in the order in which they were submitted. */
    @Test
    default void runsTasksInOrder() {
        List<Integer> ran = Collections.synchronizedList(new ArrayList<>());

        IntStream.range(0, 100).forEach(i -> scheduler().execute(() -> ran.add(i)));
        pass(Duration.ofMillis(100));

        assertThat(ran)
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    }

    /** A task is never run before its time. */
    @Test
    default void runsNoTaskBeforeItsTime() {
        var when = scheduler().instant().plusMillis(40);
        var ranAt = new CompletableFuture<Instant>();

        scheduler().at(when, () -> ranAt.complete(scheduler().instant()));
        pass(Duration.ofMillis(200));

        assertThat(StageAwait.value(ranAt)).isAfterOrEqualTo(when);
    }

    /** A time in the past means as soon as possible. */
    @Test
    default void runsOverdueTasksAtOnce() {
        var ran = new CompletableFuture<Boolean>();

        scheduler().at(scheduler().instant().minusSeconds(1), () -> ran.complete(true));
        pass(Duration.ofMillis(100));

        assertThat(StageAwait.value(ran)).isTrue();
    }

    /** The next task runs after a task that fails. */
    @Test
    default void continuesAfterAFailedTask() {
        var ran = new CompletableFuture<Boolean>();

        scheduler().execute(() -> {
            throw new IllegalStateException("this task is meant to fail");
        });
        scheduler().execute(() -> ran.complete(true));
        passWithFailures(Duration.ofMillis(100));

        assertThat(StageAwait.value(ran)).isTrue();
    }

    private void passWithFailures(Duration time) {
        try {
            pass(time);
        } catch (IllegalStateException e) {
            // virtual time throws the exceptions of its tasks; later tasks still run
            pass(time);
        }
    }

    /** A task that is cancelled before its time does not run. */
    @Test
    default void doesNotRunCancelledTasks() {
        var ran = new AtomicBoolean();

        scheduler()
                .at(scheduler().instant().plusMillis(50), () -> ran.set(true))
                .cancel();
        pass(Duration.ofMillis(150));

        assertThat(ran).isFalse();
    }
}
