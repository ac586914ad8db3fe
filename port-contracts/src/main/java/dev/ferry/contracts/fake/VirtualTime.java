package dev.ferry.contracts.fake;

import dev.ferry.application.port.driven.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * A scheduler whose time passes only when a test says so. Tasks of the same time run in the order in which they came.
 */
public final class VirtualTime implements Scheduler, MovableClock {

    private final PriorityQueue<Planned> plan =
            new PriorityQueue<>(Comparator.comparing(Planned::when).thenComparingLong(Planned::order));
    private Instant now = Instant.parse("2024-07-01T09:00:00Z");
    private long order;

    private record Planned(Instant when, long order, Runnable task) {}

    /** Begins on a Monday in July 2024, at nine in the morning UTC, with nothing planned. */
    public VirtualTime() {}

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void execute(Runnable task) {
        plan(now, task);
    }

    @Override
    public Task at(Instant when, Runnable task) {
        var planned = plan(when.isBefore(now) ? now : when, task);
        return () -> plan.remove(planned);
    }

    /** Runs what is to run now, and what follows from it at once. */
    public void settle() {
        pass(Duration.ZERO);
    }

    /** Lets time pass, running what falls into it. */
    @Override
    public void pass(Duration time) {
        var end = now.plus(time);
        while (!plan.isEmpty() && !plan.element().when().isAfter(end)) {
            runNext();
        }
        now = end;
    }

    /** Lets time pass as on a machine that is suspended: what falls into it runs at its end, late and in order. */
    public void suspend(Duration time) {
        now = now.plus(time);
        settle();
    }

    /**
     * Lets time pass until something has come about.
     *
     * @param longest how much time it may take
     * @throws AssertionError when it has not come about by then
     */
    public void passUntil(BooleanSupplier condition, Duration longest) {
        var end = now.plus(longest);
        while (!condition.getAsBoolean()) {
            if (plan.isEmpty() || plan.element().when().isAfter(end)) {
                throw new AssertionError("it has not come about within " + longest);
            }
            runNext();
        }
    }

    /** How many tasks wait for their time. */
    public int waiting() {
        return plan.size();
    }

    private void runNext() {
        var next = plan.remove();
        now = next.when().isAfter(now) ? next.when() : now;
        next.task().run();
    }

    private Planned plan(Instant when, Runnable task) {
        var planned = new Planned(when, order++, task);
        plan.add(planned);
        return planned;
    }
}
