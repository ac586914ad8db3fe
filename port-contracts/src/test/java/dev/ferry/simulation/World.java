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

/** A world, from its first upload to its last. Everything in it follows from its seed. */
final class World {

    private static final Duration SUBMISSIONS = Duration.ofHours(1);
    private static final Duration BAD_TIMES = Duration.ofHours(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(10);
    private static final int MOST_LOOKS = 200;

    private final long seed;
    private final SplittableRandom random;
    private final Timeline timeline = new Timeline();
    private final Trace trace;
    private final Referee referee;
    private final Verdict verdict;
    private final Fleet fleet;
    private final List<Client> clients;
    private final boolean strict;
    private Weather weather;
    private boolean outage;

    World(long seed, int uploads, Trace trace, UnaryOperator<DrivenPorts> tampering) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
        this.trace = trace;
        this.weather = Weather.drawn(random);
        this.strict = random.nextBoolean();
        var storeClock = new Clock(timeline, Duration.ZERO);
        var memory = new InMemoryJournal(storeClock);
        var payloads = new InMemoryPayloads(storeClock);
        var platform = new SimulatedPlatform(this);
        this.referee = new Referee(timeline, storeClock, memory);
        var journal = new WatchedJournal(memory, referee);
        var ports = memory.ports().decorated(unwatched -> journal, unwatched -> journal);
        this.verdict = new Verdict(journal, payloads, platform);
        this.fleet = new Fleet(
                this, storeClock, scheduler -> tampering.apply(new DrivenPorts(platform, ports, payloads, scheduler)));
        this.clients = IntStream.range(0, uploads)
                .mapToObj(number -> new Client(this, number))
                .toList();
    }

    /** Lets it run to its end: bad times first, then peace, in which every upload must come to rest. */
    Outcome run() {
        try {
            begin();
            pass(BAD_TIMES);
            weather = Weather.CALM;
            outage = false;
            for (int looks = 0; looks < MOST_LOOKS && !clients.stream().allMatch(verdict::atRest); looks++) {
                pass(BETWEEN_LOOKS);
            }
            var held = clients.stream().filter(verdict::held).count();
            fleet.stop();
            pass(BETWEEN_LOOKS);
            referee.nothingHeld();
            return outcome(held);
        } catch (Violation e) {
            throw new Violation("seed " + seed + " at " + timeline.age() + ": " + e.getMessage());
        }
    }

    private void begin() {
        fleet.launch();
        for (var client : clients) {
            timeline.after(upTo(SUBMISSIONS), client::submit);
            var person = new Person(this, client);
            for (int visit = 0; visit < random.nextInt(6); visit++) {
                timeline.after(upTo(BAD_TIMES.multipliedBy(2)), person::visit);
            }
        }
        nextAccident();
    }

    private void pass(Duration time) {
        var end = timeline.age().plus(time);
        while (timeline.age().compareTo(end) < 0) {
            timeline.step();
        }
    }

    private void nextAccident() {
        var mean = weather.betweenAccidents();
        timeline.after(mean.plus(upTo(mean)), () -> {
            if (!weather.equals(Weather.CALM)) {
                accident();
                nextAccident();
            }
        });
    }

    private void accident() {
        switch (random.nextInt(4)) {
            case 0 -> fleet.freezeOne(upTo(Duration.ofMinutes(3)));
            case 1 -> fleet.setOneClock(upToAnHourOff());
            default -> {
                outage = true;
                timeline.after(upTo(Duration.ofMinutes(30)), () -> outage = false);
            }
        }
    }

    Timeline timeline() {
        return timeline;
    }

    RandomGenerator random() {
        return random;
    }

    Referee referee() {
        return referee;
    }

    Weather weather() {
        return weather;
    }

    /** Whether the Platform is away altogether. */
    boolean outage() {
        return outage;
    }

    /** Whether the Platform refuses a name it knows, unless it may overwrite. */
    boolean strict() {
        return strict;
    }

    /** That of any machine; it may be dead. */
    Ferry ferry() {
        return fleet.any();
    }

    boolean strikes(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    /** Most calls take milliseconds, one in a hundred takes seconds. */
    Duration latency() {
        return Duration.ofNanos(strikes(0.01) ? random.nextLong(5_000_000_000L) : random.nextLong(4_000_000L));
    }

    Duration upTo(Duration longest) {
        return Duration.ofNanos(random.nextLong(longest.toNanos()));
    }

    Duration upToAnHourOff() {
        return upTo(Duration.ofHours(2)).minusHours(1);
    }

    void tell(String machine, String what) {
        trace.line(timeline.age(), machine, what);
    }

    private Outcome outcome(long held) {
        return new Outcome(
                seed,
                trace.fingerprint(),
                clients.size(),
                referee.events(),
                referee.lateWrites(),
                fleet.deaths(),
                held,
                timeline.age());
    }
}
