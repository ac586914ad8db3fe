package dev.ferry.contracts;

import dev.ferry.application.port.driven.Scheduler;
import dev.ferry.contracts.fake.VirtualTime;
import java.time.Duration;

class VirtualTimeTest implements SchedulerContract {

    private final VirtualTime time = new VirtualTime();

    @Override
    public Scheduler scheduler() {
        return time;
    }

    @Override
    public void pass(Duration howLong) {
        time.pass(howLong);
    }
}
