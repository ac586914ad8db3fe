package dev.ferry.benchmarks.carry;

import dev.ferry.benchmarks.frame.Chart;
import dev.ferry.benchmarks.frame.Child;
import dev.ferry.benchmarks.frame.Clockings;
import dev.ferry.benchmarks.frame.Machine;
import dev.ferry.benchmarks.frame.Measurements;
import dev.ferry.benchmarks.frame.Page;
import dev.ferry.benchmarks.frame.Rounds;
import dev.ferry.benchmarks.server.MinimalPlatform;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** Carries the same uploads with everybody in turn, and writes {@code docs/performance/carry.md}. */
public final class CarryBenchmark {

    private static final int SERVERS_PROCESSOR = 1;
    private static final int CARRIERS_PROCESSOR = 0;
    private static final List<String> COLUMNS =
            List.of(Clockings.SPEED, Clockings.PROCESSOR, Clockings.MEMORY, Clockings.MIDDLE, Clockings.TAIL);

    private final int rounds;
    private final int warmUp;

    private CarryBenchmark(int rounds, int warmUp) {
        this.rounds = rounds;
        this.warmUp = warmUp;
    }

    /**
     * Runs everything.
     *
     * @param arguments how many rounds (3), uploads to warm up with (25000), uploads measured (10000)
     * @throws Exception when a contestant cannot do its work
     */
    public static void main(String[] arguments) throws Exception {
        var benchmark = new CarryBenchmark(number(arguments, 0, 3), number(arguments, 1, 25_000));
        var uploads = number(arguments, 2, 10_000);
        var atOnce = benchmark.measure(new CarryWorkload(0, uploads));
        var inTime = benchmark.measure(new CarryWorkload(40, uploads));
        page(benchmark, atOnce, inTime, uploads).write();
    }

    private static int number(String[] arguments, int place, int usual) {
        return arguments.length > place ? Integer.parseInt(arguments[place]) : usual;
    }

    private Measurements measure(CarryWorkload work) throws Exception {
        var server = Child.start(SERVERS_PROCESSOR, MinimalPlatform.class, String.valueOf(work.processingMillis()));
        try (var printed = server.inputReader()) {
            var port = String.valueOf(printed.readLine());
            var all = new Rounds(rounds);
            for (var carrier : Carriers.values()) {
                all.with(carrier.label, round -> Child.figures(run(carrier, port, work)));
            }
            return all.run();
        } finally {
            server.destroy();
        }
    }

    private Process run(Carriers carrier, String port, CarryWorkload work) throws IOException {
        return Child.start(
                CARRIERS_PROCESSOR,
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
        fill(page, "in-time", "processing takes its time", inTime);
        return page;
    }

    private static void fill(Page page, String name, String title, Measurements measured) {
        page.put(name + "-memory-to-web-client", ratio(measured, Carriers.FERRY_MEMORY, Carriers.WEB_CLIENT))
                .put(name + "-sqlite-to-web-client", ratio(measured, Carriers.FERRY_SQLITE, Carriers.WEB_CLIENT))
                .put(name + "-sqlite-to-okhttp", ratio(measured, Carriers.FERRY_SQLITE, Carriers.OKHTTP))
                .put(name + "-sqlite-to-java-net", ratio(measured, Carriers.FERRY_SQLITE, Carriers.JAVA_NET))
                .table(name, measured, COLUMNS)
                .chart(name + "-speed", chart("Uploads a second, " + title, measured, Clockings.SPEED))
                .chart(name + "-processor", chart("CPU µs an upload, " + title, measured, Clockings.PROCESSOR))
                .raw(name + "-data", measured);
    }

    private static String ratio(Measurements measured, Carriers one, Carriers other) {
        return String.format(Locale.ROOT, "%.2f", measured.ratio(one.label, other.label, Clockings.SPEED));
    }

    private static Chart chart(String title, Measurements measured, String figure) {
        var bars = new LinkedHashMap<String, Double>();
        measured.contestants().forEach(name -> bars.put(name, measured.median(name, figure)));
        return new Chart(title, bars);
    }
}
