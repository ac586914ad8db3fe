package dev.ferry.benchmarks.backlog;

import dev.ferry.benchmarks.frame.Chart;
import dev.ferry.benchmarks.frame.ChildProcess;
import dev.ferry.benchmarks.frame.Machine;
import dev.ferry.benchmarks.frame.Measurements;
import dev.ferry.benchmarks.frame.Page;
import dev.ferry.benchmarks.frame.Rounds;
import dev.ferry.benchmarks.frame.Scratch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** Runs a service with backlogs of several sizes in turn, and writes {@code docs/performance/backlog.md}. */
public final class BacklogBenchmark {

    private static final List<Integer> BACKLOGS = List.of(10_000, 100_000, 1_000_000);
    private static final double MAX_HEAP_MIB = 64;
    private static final double MAX_LATE_MILLIS = 50;

    /** The ratio up to which two costs count as equal, because fresh processes differ by chance. */
    private static final double MAX_COST_RATIO = 1.25;

    private static final String SMALLEST = name(BACKLOGS.getFirst());
    private static final String LARGEST = name(BACKLOGS.getLast());
    private static final List<String> COLUMNS = List.of(
            BacklogRun.SPEED,
            BacklogRun.MIDDLE,
            BacklogRun.TAIL,
            BacklogRun.WORST,
            BacklogRun.PROCESSOR,
            BacklogRun.COMMITS,
            BacklogRun.FORCED,
            BacklogRun.HEAP);

    private final int rounds;
    private final int warmUp;
    private final int seconds;

    private BacklogBenchmark(int rounds, int warmUp, int seconds) {
        this.rounds = rounds;
        this.warmUp = warmUp;
        this.seconds = seconds;
    }

    /**
     * Runs the benchmark and writes the page.
     *
     * @param arguments the number of rounds (2), the warm-up seconds (15) and the measured seconds (10)
     * @throws Exception if a service fails
     */
    public static void main(String[] arguments) throws Exception {
        var benchmark =
                new BacklogBenchmark(number(arguments, 0, 2), number(arguments, 1, 15), number(arguments, 2, 10));
        benchmark.page(benchmark.measure()).write();
    }

    private static int number(String[] arguments, int index, int defaultValue) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : defaultValue;
    }

    private Measurements measure() throws Exception {
        try (var scratch = Scratch.named("ferry-backlogs")) {
            var all = new Rounds(rounds);
            for (var uploads : BACKLOGS) {
                var journal = scratch.folder().resolve(uploads + ".db");
                new Backlog(uploads).write(journal);
                all.with(name(uploads), round -> ChildProcess.figures(run(journal, uploads)));
            }
            return all.run();
        }
    }

    private Process run(Path journal, int uploads) throws IOException {
        return ChildProcess.start(
                BacklogRun.class,
                journal.toString(),
                String.valueOf(uploads),
                String.valueOf(warmUp),
                String.valueOf(seconds));
    }

    private Page page(Measurements measured) throws IOException {
        return Page.of("backlog")
                .put("machine", Machine.describe())
                .put("rounds", String.valueOf(rounds))
                .put("warm-up", String.valueOf(warmUp))
                .put("seconds", String.valueOf(seconds))
                .put("heap", reached(measured.median(LARGEST, BacklogRun.HEAP), MAX_HEAP_MIB))
                .put("tail", reached(measured.median(LARGEST, BacklogRun.TAIL), MAX_LATE_MILLIS))
                .put("cost", reached(measured.ratio(LARGEST, SMALLEST, BacklogRun.PROCESSOR), MAX_COST_RATIO))
                .table("figures", measured, COLUMNS)
                .chart("late", chart("Milliseconds late at the 99th percentile", measured, BacklogRun.TAIL))
                .chart("processor", chart("CPU microseconds a poll", measured, BacklogRun.PROCESSOR))
                .raw("data", measured);
    }

    private static String reached(double figure, double max) {
        return Page.figure(figure) + (figure <= max ? ", met" : ", missed");
    }

    private static Chart chart(String title, Measurements measured, String figure) {
        var bars = new LinkedHashMap<String, Double>();
        measured.contestants().forEach(name -> bars.put(name, measured.median(name, figure)));
        return new Chart(title, bars);
    }

    private static String name(int uploads) {
        return String.format(Locale.ROOT, "Ferry, %,d waiting", uploads);
    }
}
