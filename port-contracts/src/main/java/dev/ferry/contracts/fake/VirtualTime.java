package dev.ferry.contracts.fake;

import dev.ferry.application.port.driven.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * A scheduler whose time advances only when a test says so. Tasks of the same time run in the order in which they were
 * planned.
 */
public final class VirtualTime implements Scheduler, MovableClock {

    private final PriorityQueue<PlannedTask> plan =
            new PriorityQueue<>(Comparator.comparing(PlannedTask::when).thenComparingLong(PlannedTask::order));
    private Instant now = Instant.parse("2024-07-01T09:00:00Z");
    private long order;

    private record PlannedTask(Instant when, long order, Runnable task) {}

    /** Starts on Monday, 2024-07-01, at 09:00 UTC, without tasks. */
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

    /** Runs all tasks that are due now, including those that they plan for now. */
    public void settle() {
        pass(Duration.ZERO);
    }

    /** Advances the time, and runs each task at its time. */
    @Override
    public void pass(Duration time) {
        var end = now.plus(time);
        while (!plan.isEmpty() && !plan.element().when().isAfter(end)) {
            runNext();
        }
        now = end;
    }

    /** Advances the time as on a suspended machine: tasks that become due run at the end, late and in order. */
    public void suspend(Duration time) {
        sleep(time);
        settle();
    }

    /** Advances the time as on a suspended machine, which is still suspended afterwards: no task runs. */
    public void sleep(Duration time) {
        now = now.plus(time);
    }

    /** Sets the clock back. The planned tasks keep their delays, because timers do not depend on the clock. */
    @Override
    public void setBack(Duration time) {
        var tasks = List.copyOf(plan);
        plan.clear();
        now = now.minus(time);
        tasks.forEach(task -> plan.add(new PlannedTask(task.when().minus(time), task.order(), task.task())));
    }

    /**
     * Advances the time until a condition is true.
     *
     * @param longest the greatest advance
     * @throws AssertionError when the condition is not true by then
     */
    public void passUntil(BooleanSupplier condition, Duration longest) {
        var end = now.plus(longest);
        while (!condition.getAsBoolean()) {
            if (plan.isEmpty() || plan.element().when().isAfter(end)) {
                throw new AssertionError("the condition is not true within " + longest);
            }
            runNext();
        }
    }

    /** The number of planned tasks. */
    public int plannedTasks() {
        return plan.size();
    }

    private void runNext() {
        var next = plan.remove();
        now = next.when().isAfter(now) ? next.when() : now;
        next.task().run();
    }

    private PlannedTask plan(Instant when, Runnable task) {
        var planned = new PlannedTask(when, order++, task);
        plan.add(planned);
        return planned;
    }
}
