package dev.ferry.benchmarks.backlog;

import dev.ferry.benchmarks.frame.Chart;
import dev.ferry.benchmarks.frame.Child;
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

/** Lets a service ask about backlogs of several sizes in turn, and writes {@code docs/performance/backlog.md}. */
public final class BacklogBenchmark {

    private static final List<Integer> BACKLOGS = List.of(10_000, 100_000, 1_000_000);
    private static final double MOST_HEAP = 64;
    private static final double MOST_LATE = 50;

    /** What a fresh process in a bad minute costs more than another is no cost of the backlog. */
    private static final double SAME_COST = 1.25;

    private static final String FEW = name(BACKLOGS.getFirst());
    private static final String MANY = name(BACKLOGS.getLast());
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
     * Runs everything.
     *
     * @param arguments how many rounds (2), seconds to warm up (15), seconds measured (10)
     * @throws Exception when a service cannot do its work
     */
    public static void main(String[] arguments) throws Exception {
        var benchmark =
                new BacklogBenchmark(number(arguments, 0, 2), number(arguments, 1, 15), number(arguments, 2, 10));
        benchmark.page(benchmark.measure()).write();
    }

    private static int number(String[] arguments, int place, int usual) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : usual;
    }

    private Measurements measure() throws Exception {
        try (var scratch = Scratch.named("ferry-backlogs")) {
            var all = new Rounds(rounds);
            for (var uploads : BACKLOGS) {
                var journal = scratch.folder().resolve(uploads + ".db");
                new Backlog(uploads).write(journal);
                all.with(name(uploads), round -> Child.figures(run(journal, uploads)));
            }
            return all.run();
        }
    }

    private Process run(Path journal, int uploads) throws IOException {
        return Child.start(
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
                .put("heap", reached(measured.median(MANY, BacklogRun.HEAP), MOST_HEAP))
                .put("tail", reached(measured.median(MANY, BacklogRun.TAIL), MOST_LATE))
                .put("cost", reached(measured.ratio(MANY, FEW, BacklogRun.PROCESSOR), SAME_COST))
                .table("figures", measured, COLUMNS)
                .chart("late", chart("Milliseconds late at the 99th percentile", measured, BacklogRun.TAIL))
                .chart("processor", chart("CPU microseconds a poll", measured, BacklogRun.PROCESSOR))
                .raw("data", measured);
    }

    private static String reached(double figure, double most) {
        return Page.figure(figure) + (figure <= most ? ", met" : ", missed");
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
