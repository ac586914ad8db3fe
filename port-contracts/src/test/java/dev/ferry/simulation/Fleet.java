package dev.ferry.simulation;

import dev.ferry.application.Ferry;
import dev.ferry.application.FerryCore;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.application.port.driven.Scheduler;
import dev.ferry.application.settings.DatasetSettings;
import dev.ferry.application.settings.EngineSettings;
import dev.ferry.application.settings.RetryLimits;
import dev.ferry.application.settings.Workload;
import dev.ferry.contracts.intercept.InterceptedPorts;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.feedback.RowNumbering;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.polling.AdaptivePolling;
import dev.ferry.domain.polling.Backoff;
import dev.ferry.domain.submission.InDoubtPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The machines of a world: one, on whose disk the store is, or several over a store elsewhere. One that has died comes
 * back after a while.
 */
final class Fleet {

    private static final Duration AWAY = Duration.ofMinutes(1);

    private final World world;
    private final Function<Scheduler, DrivenPorts> ports;
    private final Clock storeClock;
    private final List<Berth> berths = new ArrayList<>();
    private final EngineSettings settings;
    private long launches;
    private boolean stopped;

    /** A machine and its core; both are new after every death. */
    private static final class Berth {
        private final Clock clock;
        private Machine machine;
        private FerryCore core;
        private boolean coming;

        private Berth(Clock clock, Machine machine, FerryCore core) {
            this.clock = clock;
            this.machine = machine;
            this.core = core;
        }
    }

    Fleet(World world, Clock storeClock, Function<Scheduler, DrivenPorts> ports) {
        this.world = world;
        this.storeClock = storeClock;
        this.ports = ports;
        var policies = InDoubtPolicy.values();
        this.settings = settings(
                policies[world.random().nextInt(policies.length)],
                4 + world.random().nextInt(60));
    }

    void launch() {
        var size = 1 + world.random().nextInt(3);
        for (int i = 0; i < size; i++) {
            var clock = size == 1 ? storeClock : new Clock(world.timeline(), world.upToAnHourOff());
            var machine = new Machine("machine-" + ++launches, world.timeline(), clock);
            berths.add(new Berth(clock, machine, core(machine)));
        }
        watchOverThem();
    }

    Ferry any() {
        return berth().core.ferry();
    }

    void freezeOne(Duration howLong) {
        var machine = berth().machine;
        world.tell(machine.name(), "is frozen for " + howLong);
        machine.freeze(howLong);
    }

    void setOneClock(Duration ahead) {
        var berth = berth();
        world.tell(berth.machine.name(), "has its clock set to " + ahead);
        berth.clock.set(ahead);
    }

    long deaths() {
        return launches - berths.size();
    }

    /** Lets all of them stop in order. Whoever is dead by then stays so. */
    void stop() {
        stopped = true;
        berths.forEach(berth -> berth.core.stop());
    }

    private Berth berth() {
        return berths.get(world.random().nextInt(berths.size()));
    }

    private void watchOverThem() {
        for (var berth : berths) {
            if (berth.machine.dead() && !berth.coming && !stopped) {
                berth.coming = true;
                world.timeline().after(world.upTo(AWAY), () -> comeBack(berth));
            }
        }
        world.timeline().after(Duration.ofSeconds(1), this::watchOverThem);
    }

    private void comeBack(Berth berth) {
        if (stopped) {
            return;
        }
        berth.coming = false;
        berth.machine = new Machine("machine-" + ++launches, world.timeline(), berth.clock);
        berth.core = core(berth.machine);
    }

    private FerryCore core(Machine machine) {
        var wire = new Wire(world, machine);
        var core = new FerryCore(
                new InterceptedPorts(wire::toStore, wire::toPlatform).around(ports.apply(machine)),
                new DatasetSettings(Schema.guide(), RowNumbering.DATA_FROM_1),
                settings,
                world.random());
        core.start();
        return core;
    }

    /** Those of a service. */
    private static EngineSettings settings(InDoubtPolicy inDoubt, int slots) {
        return new EngineSettings(
                StatusVocabulary.standard(),
                new AdaptivePolling(10, Duration.ofMillis(100), Duration.ofSeconds(60)),
                inDoubt,
                new RetryLimits(
                        Duration.ofHours(2),
                        new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 2000),
                        new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10), 500),
                        new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), 5)),
                new Workload(
                        slots,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(5),
                        Workload.ClaimMode.EVERYTHING));
    }
}
