package dev.ferry.simulation;

import dev.ferry.application.port.driven.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The thread and the clock of one running Ferry. It can be killed for good, or frozen for a while. */
final class Machine implements Scheduler {

    private final String name;
    private final Timeline timeline;
    private final Clock clock;
    private final List<Runnable> parked = new ArrayList<>();
    private boolean frozen;
    private boolean dead;

    Machine(String name, Timeline timeline, Clock clock) {
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

    /** Timers run by a clock that nobody sets; only how far away the wish is, is seen on the wall. */
    @Override
    public Task at(Instant when, Runnable task) {
        var happening = timeline.after(Duration.between(instant(), when), () -> run(task));
        return happening::revoke;
    }

    String name() {
        return name;
    }

    boolean dead() {
        return dead;
    }

    /** SIGKILL: nothing of it runs any more. */
    void kill() {
        dead = true;
        parked.clear();
    }

    /** SIGSTOP, and SIGCONT after a while: what should have run meanwhile runs then, in its order. */
    void freeze(Duration howLong) {
        if (!frozen) {
            frozen = true;
            timeline.after(howLong, this::thaw);
        }
    }

    private void thaw() {
        frozen = false;
        parked.forEach(this::execute);
        parked.clear();
    }

    private void run(Runnable task) {
        if (frozen && !dead) {
            parked.add(task);
        } else if (!dead) {
            task.run();
        }
    }
}
