package dev.ferry.adapters.store.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OptionalTaskTest {

    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void runsOnceOnAnotherThread() throws IOException {
        var task = OptionalTask.start(runs::incrementAndGet, Runnable::run);

        assertThat(task.isDone()).isTrue();
        task.finish();
        assertThat(runs).hasValue(1);
    }

    /** All threads may be busy with work that waits for such a task. */
    @Test
    void runsOnTheCallingThreadWhenNoOtherThreadHasRunIt() throws IOException {
        var waiting = new ArrayDeque<Runnable>();
        var task = OptionalTask.start(runs::incrementAndGet, waiting::add);
        assertThat(task.isDone()).isFalse();

        task.finish();
        waiting.remove().run();

        assertThat(runs).hasValue(1);
    }

    @Test
    void runsWhenTheExecutorRejectsIt() throws IOException {
        var task = OptionalTask.start(runs::incrementAndGet, runnable -> {
            throw new RejectedExecutionException();
        });

        task.finish();

        assertThat(runs).hasValue(1);
    }

    /** A disk reports a failure only once. */
    @Test
    void throwsTheSameFailureOnEachCall() {
        var task = OptionalTask.start(
                () -> {
                    throw new IOException("no space left");
                },
                Runnable::run);

        assertThatThrownBy(task::finish).isInstanceOf(IOException.class).hasMessage("no space left");
        assertThatThrownBy(task::finish).isInstanceOf(IOException.class).hasMessage("no space left");
    }
}
