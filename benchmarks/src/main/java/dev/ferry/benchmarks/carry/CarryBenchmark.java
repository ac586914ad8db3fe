package dev.ferry.benchmarks.carry;

import dev.ferry.benchmarks.frame.Chart;
import dev.ferry.benchmarks.frame.ChildProcess;
import dev.ferry.benchmarks.frame.Machine;
import dev.ferry.benchmarks.frame.Measurements;
import dev.ferry.benchmarks.frame.Page;
import dev.ferry.benchmarks.frame.ProcessCosts;
import dev.ferry.benchmarks.frame.Rounds;
import dev.ferry.benchmarks.server.MinimalPlatform;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** Processes the same uploads with each contestant in turn, and writes {@code docs/performance/carry.md}. */
public final class CarryBenchmark {

    private static final int SERVER_PROCESSOR = 1;
    private static final int CONTESTANT_PROCESSOR = 0;
    private static final List<String> COLUMNS = List.of(
            ProcessCosts.SPEED, ProcessCosts.PROCESSOR, ProcessCosts.MEMORY, ProcessCosts.MIDDLE, ProcessCosts.TAIL);

    private final int rounds;
    private final int warmUp;

    private CarryBenchmark(int rounds, int warmUp) {
        this.rounds = rounds;
        this.warmUp = warmUp;
    }

    /**
     * Runs the benchmark and writes the page.
     *
     * @param arguments the number of rounds (3), of warm-up uploads (25000) and of measured uploads (10000)
     * @throws Exception if a contestant fails
     */
    public static void main(String[] arguments) throws Exception {
        var benchmark = new CarryBenchmark(number(arguments, 0, 3), number(arguments, 1, 25_000));
        var uploads = number(arguments, 2, 10_000);
        var atOnce = benchmark.measure(new CarryWorkload(0, uploads));
        var inTime = benchmark.measure(new CarryWorkload(40, uploads));
        page(benchmark, atOnce, inTime, uploads).write();
    }

    private static int number(String[] arguments, int index, int defaultValue) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : defaultValue;
    }

    private Measurements measure(CarryWorkload work) throws Exception {
        var server =
                ChildProcess.start(SERVER_PROCESSOR, MinimalPlatform.class, String.valueOf(work.processingMillis()));
        try (var printed = server.inputReader()) {
            var port = String.valueOf(printed.readLine());
            var all = new Rounds(rounds);
            for (var carrier : UploadContestants.values()) {
                all.with(carrier.label, round -> ChildProcess.figures(run(carrier, port, work)));
            }
            return all.run();
        } finally {
            server.destroy();
        }
    }

    private Process run(UploadContestants carrier, String port, CarryWorkload work) throws IOException {
        return ChildProcess.start(
                CONTESTANT_PROCESSOR,
                CarryRun.class,
                carrier.name(),
                port,
                String.valueOf(warmUp),
                String.valueOf(work.uploads()));
    }

    private static Page page(CarryBenchmark benchmark, Measurements atOnce, Measurements inTime, int uploads)
            throws IOException {
        var page = Page.of("carry")
                .put("machine", Machine.describe())
                .put("rounds", String.valueOf(benchmark.rounds))
                .put("uploads", String.valueOf(uploads))
                .put("warm-up", String.valueOf(benchmark.warmUp));
        fill(page, "at-once", "processing takes no time", atOnce);
        fill(page, "in-time", "processing takes time", inTime);
        return page;
    }

    private static void fill(Page page, String name, String title, Measurements measured) {
        page.put(
                        name + "-memory-to-web-client",
                        ratio(measured, UploadContestants.FERRY_MEMORY, UploadContestants.WEB_CLIENT))
                .put(
                        name + "-sqlite-to-web-client",
                        ratio(measured, UploadContestants.FERRY_SQLITE, UploadContestants.WEB_CLIENT))
                .put(
                        name + "-sqlite-to-okhttp",
                        ratio(measured, UploadContestants.FERRY_SQLITE, UploadContestants.OKHTTP))
                .put(
                        name + "-sqlite-to-java-net",
                        ratio(measured, UploadContestants.FERRY_SQLITE, UploadContestants.JAVA_NET))
                .table(name, measured, COLUMNS)
                .chart(name + "-speed", chart("Uploads a second, " + title, measured, ProcessCosts.SPEED))
                .chart(name + "-processor", chart("CPU µs an upload, " + title, measured, ProcessCosts.PROCESSOR))
                .raw(name + "-data", measured);
    }

    private static String ratio(Measurements measured, UploadContestants first, UploadContestants second) {
        return String.format(Locale.ROOT, "%.2f", measured.ratio(first.label, second.label, ProcessCosts.SPEED));
    }

    private static Chart chart(String title, Measurements measured, String figure) {
        var bars = new LinkedHashMap<String, Double>();
        measured.contestants().forEach(name -> bars.put(name, measured.median(name, figure)));
        return new Chart(title, bars);
    }
}
