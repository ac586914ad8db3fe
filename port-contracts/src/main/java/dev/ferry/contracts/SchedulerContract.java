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

/** What every {@link Scheduler} keeps. */
public interface SchedulerContract {

    /**
     * The scheduler under test, the same throughout one test.
     *
     * @return a scheduler with nothing to do
     */
    Scheduler scheduler();

    /** Lets so much of the scheduler's time pass, and everything run that falls into it. */
    void pass(Duration time);

    /** Tasks run in the order in which they came. */
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
    default void runsNothingBeforeItsTime() {
        var when = scheduler().instant().plusMillis(40);
        var ranAt = new CompletableFuture<Instant>();

        scheduler().at(when, () -> ranAt.complete(scheduler().instant()));
        pass(Duration.ofMillis(200));

        assertThat(StageAwait.value(ranAt)).isAfterOrEqualTo(when);
    }

    /** A time past means as soon as possible. */
    @Test
    default void runsAtOnceWhatIsOverdue() {
        var ran = new CompletableFuture<Boolean>();

        scheduler().at(scheduler().instant().minusSeconds(1), () -> ran.complete(true));
        pass(Duration.ofMillis(100));

        assertThat(StageAwait.value(ran)).isTrue();
    }

    /** A task that fails does not keep the next from running. */
    @Test
    default void goesOnAfterATaskThatFails() {
        var ran = new CompletableFuture<Boolean>();

        scheduler().execute(() -> {
            throw new IllegalStateException("this task is meant to fail");
        });
        scheduler().execute(() -> ran.complete(true));
        passBearing(Duration.ofMillis(100));

        assertThat(StageAwait.value(ran)).isTrue();
    }

    private void passBearing(Duration time) {
        try {
            pass(time);
        } catch (IllegalStateException e) {
            // virtual time lets a test see what its tasks throw; what comes after still runs
            pass(time);
        }
    }

    /** What is revoked in time does not run. */
    @Test
    default void runsNothingThatWasRevoked() {
        var ran = new AtomicBoolean();

        scheduler()
                .at(scheduler().instant().plusMillis(50), () -> ran.set(true))
                .cancel();
        pass(Duration.ofMillis(150));

        assertThat(ran).isFalse();
    }
}
