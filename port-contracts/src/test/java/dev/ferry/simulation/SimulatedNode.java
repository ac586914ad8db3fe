package dev.ferry.simulation;

import dev.ferry.application.port.driven.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The thread and the clock of one running Ferry. It can crash, or be suspended for a while. */
final class SimulatedNode implements Scheduler {

    private final String name;
    private final Timeline timeline;
    private final SimulatedClock clock;
    private final List<Runnable> delayed = new ArrayList<>();
    private boolean suspended;
    private boolean crashed;

    SimulatedNode(String name, Timeline timeline, SimulatedClock clock) {
        this.name = name;
        this.timeline = timeline;
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public void execute(Runnable task) {
        timeline.after(Duration.ZERO, () -> run(task));
    }

    /** Timers are independent of changes of the clock; the clock only gives the distance to the requested time. */
    @Override
    public Task at(Instant when, Runnable task) {
        var event = timeline.after(Duration.between(instant(), when), () -> run(task));
        return event::cancel;
    }

    String name() {
        return name;
    }

    boolean crashed() {
        return crashed;
    }

    /** Crashes the node, as SIGKILL does: no task runs any more. */
    void kill() {
        crashed = true;
        delayed.clear();
    }

    /** Suspends the node, as SIGSTOP and a later SIGCONT do: delayed tasks run at the end, in order. */
    void suspend(Duration duration) {
        if (!suspended) {
            suspended = true;
            timeline.after(duration, this::resume);
        }
    }

    private void resume() {
        suspended = false;
        delayed.forEach(this::execute);
        delayed.clear();
    }

    private void run(Runnable task) {
        if (suspended && !crashed) {
            delayed.add(task);
        } else if (!crashed) {
            task.run();
        }
    }
}
