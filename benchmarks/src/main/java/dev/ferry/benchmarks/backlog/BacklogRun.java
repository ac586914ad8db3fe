package dev.ferry.benchmarks.backlog;

import dev.ferry.benchmarks.frame.Scratch;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs a service with one backlog in one round: a process that warms up, polls, and prints the figures. */
public final class BacklogRun {

    static final String MIDDLE = "p50 ms late";
    static final String TAIL = "p99 ms late";
    static final String WORST = "worst ms late";
    static final String SPEED = "polls/s";
    static final String PROCESSOR = "CPU µs/poll";
    static final String COMMITS = "commits/poll";
    static final String FORCED = "forced commits/poll";
    static final String HEAP = "heap MiB";

    private static final Duration SETTLE_TIME = Duration.ofSeconds(1);

    private final Backlog backlog;
    private final MeasuredPeriod window;
    private final AtomicInteger forced = new AtomicInteger();

    private BacklogRun(Backlog backlog, MeasuredPeriod window) {
        this.backlog = backlog;
        this.window = window;
    }

    /**
     * Runs the service and prints one line per figure: name, tab, value.
     *
     * @param arguments the journal, the number of waiting uploads, the warm-up seconds and the measured seconds
     * @throws Exception if the service fails
     */
    public static void main(String[] arguments) throws Exception {
        var from = Backlog.LEAD.plusSeconds(Integer.parseInt(arguments[2]));
        var run = new BacklogRun(
                new Backlog(Integer.parseInt(arguments[1])),
                new MeasuredPeriod(from, from.plusSeconds(Integer.parseInt(arguments[3]))));
        try (var scratch = Scratch.named("ferry-backlog")) {
            var journal = copy(Path.of(arguments[0]), scratch.folder().resolve("ferry.db"));
            var baseline = run.baselineHeap(scratch.folder().resolve("empty.db"));
            run.figures(journal, baseline).forEach((name, value) -> System.out.println(name + "\t" + value));
        }
    }

    /** Copies the journal and forces it to the disk, so that the disk is idle when the measurement starts. */
    private static Path copy(Path journal, Path to) throws IOException {
        Files.copy(journal, to);
        try (var file = FileChannel.open(to, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        return to;
    }

    private double baselineHeap(Path journal) throws InterruptedException {
        var clock = new Clock();
        var noUploads = new DelayRecordingPlatform(new Backlog(0), clock, window);
        try (var service = new Service(journal, clock, noUploads, backlog.interval(), size -> {})) {
            service.start();
            clock.sleepUntil(SETTLE_TIME);
            return Costs.heap();
        }
    }

    private Map<String, Double> figures(Path journal, double baselineHeap) throws Exception {
        var clock = new Clock();
        var questions = new DelayRecordingPlatform(backlog, clock, window);
        try (var service =
                new Service(journal, clock, questions, backlog.interval(), size -> forced.incrementAndGet())) {
            service.start();
            clock.sleepUntil(window.from());
            var before = Costs.of(journal, questions.answered(), forced.get());
            clock.sleepUntil(window.to());
            var costs = Costs.of(journal, questions.answered(), forced.get()).since(before);
            clock.sleepUntil(window.to().plus(SETTLE_TIME));
            var lateness = questions.lateness();
            var figures = new LinkedHashMap<String, Double>();
            figures.put(SPEED, costs.polls() / window.seconds());
            figures.put(MIDDLE, lateness.millis(500));
            figures.put(TAIL, lateness.millis(990));
            figures.put(WORST, lateness.millis(1000));
            figures.put(PROCESSOR, costs.perPoll(costs.processorMicros()));
            figures.put(COMMITS, costs.perPoll(costs.commits()));
            figures.put(FORCED, costs.perPoll(costs.forced()));
            figures.put(HEAP, Costs.heap() - baselineHeap);
            return figures;
        }
    }
}
