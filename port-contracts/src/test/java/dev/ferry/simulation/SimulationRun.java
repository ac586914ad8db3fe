package dev.ferry.simulation;

import dev.ferry.application.Ferry;
import dev.ferry.application.inmemory.InMemoryJournal;
import dev.ferry.application.inmemory.InMemoryPayloads;
import dev.ferry.application.port.driven.DrivenPorts;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** One simulation, from its first upload to its last. Everything in it follows from its seed. */
final class SimulationRun {

    private static final Duration SUBMISSION_PERIOD = Duration.ofHours(1);
    private static final Duration FAULT_PERIOD = Duration.ofHours(2);
    private static final Duration CHECK_INTERVAL = Duration.ofMinutes(10);
    private static final int MAX_CHECKS = 200;

    private final long seed;
    private final SplittableRandom random;
    private final Timeline timeline = new Timeline();
    private final Trace trace;
    private final InvariantChecker invariants;
    private final FinalCheck finalCheck;
    private final SimulatedCluster cluster;
    private final List<SimulatedClient> clients;
    private final boolean refusesKnownNames;
    private final int namesakes;
    private FaultRates faultRates;
    private boolean outage;

    SimulationRun(long seed, int uploads, Trace trace, UnaryOperator<DrivenPorts> decorator) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.trace = trace;
        this.faultRates = FaultRates.random(random);
        this.refusesKnownNames = random.nextBoolean();
        this.namesakes = 1 + random.nextInt(5);
        var storeClock = new SimulatedClock(timeline, Duration.ZERO);
        var memory = new InMemoryJournal(storeClock);
        var payloads = new InMemoryPayloads(storeClock);
        var platform = new SimulatedPlatform(this);
        this.invariants = new InvariantChecker(timeline, storeClock, memory);
        var journal = new CheckedJournal(memory, invariants);
        var ports = memory.ports().decorated(unchecked -> journal, unchecked -> journal);
        this.finalCheck = new FinalCheck(journal, payloads, platform);
        this.cluster = new SimulatedCluster(
                this, storeClock, scheduler -> decorator.apply(new DrivenPorts(platform, ports, payloads, scheduler)));
        this.clients = IntStream.range(0, uploads)
                .mapToObj(number -> new SimulatedClient(this, number))
                .toList();
    }

    /** Runs the simulation: first a period with faults, then one without, in which every upload must come to rest. */
    SimulationResult run() {
        try {
            start();
            pass(FAULT_PERIOD);
            faultRates = FaultRates.NONE;
            outage = false;
            for (int checks = 0; checks < MAX_CHECKS && !clients.stream().allMatch(finalCheck::atRest); checks++) {
                pass(CHECK_INTERVAL);
            }
            var inDoubt = clients.stream().filter(finalCheck::isInDoubt).count();
            cluster.stop();
            pass(CHECK_INTERVAL);
            invariants.checkNoLeases();
            return result(inDoubt);
        } catch (Violation e) {
            throw new Violation("seed " + seed + " at " + timeline.age() + ": " + e.getMessage());
        }
    }

    private void start() {
        cluster.start();
        for (var client : clients) {
            timeline.after(randomUpTo(SUBMISSION_PERIOD), client::submit);
            var user = new SimulatedUser(this, client);
            for (int decision = 0; decision < random.nextInt(6); decision++) {
                timeline.after(randomUpTo(FAULT_PERIOD.multipliedBy(2)), user::decide);
            }
        }
        planNextFault();
    }

    private void pass(Duration time) {
        var end = timeline.age().plus(time);
        while (timeline.age().compareTo(end) < 0) {
            timeline.step();
        }
    }

    private void planNextFault() {
        var mean = faultRates.faultInterval();
        timeline.after(mean.plus(randomUpTo(mean)), () -> {
            if (!faultRates.equals(FaultRates.NONE)) {
                injectFault();
                planNextFault();
            }
        });
    }

    private void injectFault() {
        switch (random.nextInt(4)) {
            case 0 -> cluster.suspendRandomNode(randomUpTo(Duration.ofMinutes(3)));
            case 1 -> cluster.setRandomClock(randomClockOffset());
            default -> {
                outage = true;
                timeline.after(randomUpTo(Duration.ofMinutes(30)), () -> outage = false);
            }
        }
    }

    Timeline timeline() {
        return timeline;
    }

    RandomGenerator random() {
        return random;
    }

    InvariantChecker invariants() {
        return invariants;
    }

    FaultRates faultRates() {
        return faultRates;
    }

    /** Whether the Platform cannot be reached. */
    boolean outage() {
        return outage;
    }

    /** Whether the Platform refuses a known name without Overwrite=true. */
    boolean refusesKnownNames() {
        return refusesKnownNames;
    }

    /** How many clients use the same name. */
    int namesakes() {
        return namesakes;
    }

    /** The driving ports of a random node, which may have crashed. */
    Ferry ferry() {
        return cluster.anyFerry();
    }

    boolean occurs(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    /** Most calls take milliseconds; one in a hundred takes seconds. */
    Duration latency() {
        return Duration.ofNanos(occurs(0.01) ? random.nextLong(5_000_000_000L) : random.nextLong(4_000_000L));
    }

    Duration randomUpTo(Duration longest) {
        return Duration.ofNanos(random.nextLong(longest.toNanos()));
    }

    Duration randomClockOffset() {
        return randomUpTo(Duration.ofHours(2)).minusHours(1);
    }

    void trace(String node, String text) {
        trace.line(timeline.age(), node, text);
    }

    private SimulationResult result(long inDoubt) {
        return new SimulationResult(
                seed,
                trace.fingerprint(),
                clients.size(),
                invariants.events(),
                invariants.lateWrites(),
                cluster.crashes(),
                inDoubt,
                timeline.age());
    }
}
