package dev.ferry.adapters.store.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OptionalTaskTest {

    private final AtomicInteger times = new AtomicInteger();

    @Test
    void isDoneOnceByAnother() throws IOException {
        var aside = OptionalTask.begin(times::incrementAndGet, Runnable::run);

        assertThat(aside.isDone()).isTrue();
        aside.finish();
        assertThat(times).hasValue(1);
    }

    /** All threads may be busy with work that waits for such as this. */
    @Test
    void isDoneByWhoeverNeedsItWhenNobodyElseHas() throws IOException {
        var waiting = new ArrayDeque<Runnable>();
        var aside = OptionalTask.begin(times::incrementAndGet, waiting::add);
        assertThat(aside.isDone()).isFalse();

        aside.finish();
        waiting.remove().run();

        assertThat(times).hasValue(1);
    }

    @Test
    void isDoneEvenWhenNobodyTakesMoreWork() throws IOException {
        var aside = OptionalTask.begin(times::incrementAndGet, task -> {
            throw new RejectedExecutionException();
        });

        aside.finish();

        assertThat(times).hasValue(1);
    }

    /** A disk tells it but once. */
    @Test
    void saysHowItFailedAsOftenAsItIsAsked() {
        var aside = OptionalTask.begin(
                () -> {
                    throw new IOException("no space left");
                },
                Runnable::run);

        assertThatThrownBy(aside::finish).isInstanceOf(IOException.class).hasMessage("no space left");
        assertThatThrownBy(aside::finish).isInstanceOf(IOException.class).hasMessage("no space left");
    }
}
