package dev.ferry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.port.driven.Scheduler;
import dev.ferry.application.schedule.ThreadScheduler;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadSchedulerTest implements SchedulerContract {

    private final ThreadScheduler scheduler = new ThreadScheduler("test");

    @Override
    public Scheduler scheduler() {
        return scheduler;
    }

    /** Real time passes by itself: a task at its end says that it has. */
    @Override
    public void pass(Duration howLong) {
        var passed = new CountDownLatch(1);
        scheduler.at(scheduler.instant().plus(howLong), passed::countDown);
        try {
            passed.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void dropsWhatItIsGivenOnceClosed() {
        var ran = new AtomicBoolean();
        StageAwait.value(scheduler.close());

        scheduler.execute(() -> ran.set(true));
        scheduler.at(scheduler.instant(), () -> ran.set(true)).cancel();

        assertThat(ran).isFalse();
    }

    @AfterEach
    void close() {
        StageAwait.value(scheduler.close());
    }
}
