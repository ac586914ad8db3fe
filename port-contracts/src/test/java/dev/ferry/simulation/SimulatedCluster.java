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
 * The nodes of a simulation: a single node with a local store, or several nodes with a shared store. A crashed node
 * restarts after a while.
 */
final class SimulatedCluster {

    /**
     * Longer than the deadline of an upload, so that a doubt that no longer holds is about a request that has ended.
     */
    static final Duration IN_DOUBT_HOLDS_BACK = Duration.ofMinutes(10);

    private static final Duration MAX_DOWNTIME = Duration.ofMinutes(1);

    private final SimulationRun simulation;
    private final Function<Scheduler, DrivenPorts> ports;
    private final SimulatedClock storeClock;
    private final List<Member> members = new ArrayList<>();
    private final EngineSettings settings;
    private long startedNodes;
    private boolean stopped;

    /** A node and its core; a restart replaces both. */
    private static final class Member {
        private final SimulatedClock clock;
        private SimulatedNode node;
        private FerryCore core;
        private boolean restarting;

        private Member(SimulatedClock clock, SimulatedNode node, FerryCore core) {
            this.clock = clock;
            this.node = node;
            this.core = core;
        }
    }

    SimulatedCluster(SimulationRun simulation, SimulatedClock storeClock, Function<Scheduler, DrivenPorts> ports) {
        this.simulation = simulation;
        this.storeClock = storeClock;
        this.ports = ports;
        var policies = InDoubtPolicy.values();
        this.settings = settings(
                policies[simulation.random().nextInt(policies.length)],
                4 + simulation.random().nextInt(60));
    }

    void start() {
        var size = 1 + simulation.random().nextInt(3);
        for (int i = 0; i < size; i++) {
            var clock =
                    size == 1 ? storeClock : new SimulatedClock(simulation.timeline(), simulation.randomClockOffset());
            var node = new SimulatedNode("node-" + ++startedNodes, simulation.timeline(), clock);
            members.add(new Member(clock, node, core(node)));
        }
        restartCrashedNodes();
    }

    Ferry anyFerry() {
        return randomMember().core.ferry();
    }

    void suspendRandomNode(Duration duration) {
        var node = randomMember().node;
        simulation.trace(node.name(), "is suspended for " + duration);
        node.suspend(duration);
    }

    void setRandomClock(Duration offset) {
        var member = randomMember();
        simulation.trace(member.node.name(), "has its clock set to " + offset);
        member.clock.set(offset);
    }

    long crashes() {
        return startedNodes - members.size();
    }

    /** Stops all running nodes in order. Crashed nodes do not restart. */
    void stop() {
        stopped = true;
        members.forEach(member -> member.core.stop());
    }

    private Member randomMember() {
        return members.get(simulation.random().nextInt(members.size()));
    }

    private void restartCrashedNodes() {
        for (var member : members) {
            if (member.node.crashed() && !member.restarting && !stopped) {
                member.restarting = true;
                simulation.timeline().after(simulation.randomUpTo(MAX_DOWNTIME), () -> restart(member));
            }
        }
        simulation.timeline().after(Duration.ofSeconds(1), this::restartCrashedNodes);
    }

    private void restart(Member member) {
        if (stopped) {
            return;
        }
        member.restarting = false;
        member.node = new SimulatedNode("node-" + ++startedNodes, simulation.timeline(), member.clock);
        member.core = core(member.node);
    }

    private FerryCore core(SimulatedNode node) {
        var network = new FaultyNetwork(simulation, node);
        var core = new FerryCore(
                new InterceptedPorts(network::toStore, network::toPlatform).around(ports.apply(node)),
                new DatasetSettings(Schema.guide(), RowNumbering.DATA_FROM_1),
                settings,
                simulation.random());
        core.start();
        return core;
    }

    /** The settings of a service. */
    private static EngineSettings settings(InDoubtPolicy inDoubt, int slots) {
        return new EngineSettings(
                StatusVocabulary.standard(),
                new AdaptivePolling(10, Duration.ofMillis(100), Duration.ofSeconds(60)),
                inDoubt,
                IN_DOUBT_HOLDS_BACK,
                new RetryLimits(
                        Duration.ofHours(2),
                        new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 2000),
                        new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10), 500),
                        new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), 5),
                        Duration.ofHours(1),
                        Duration.ofMinutes(1)),
                new Workload(
                        slots,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(5),
                        Workload.ClaimMode.EVERYTHING));
    }
}
