package dev.ferry.benchmarks.accept;

import dev.ferry.benchmarks.frame.ChildProcess;
import dev.ferry.benchmarks.frame.Machine;
import dev.ferry.benchmarks.frame.Page;
import dev.ferry.benchmarks.frame.ProcessCosts;
import dev.ferry.benchmarks.frame.Rounds;
import java.util.List;
import java.util.Locale;

/** Submits the same data sets to Ferry and to plain SQLite, and writes {@code docs/performance/accept.md}. */
public final class AcceptBenchmark {

    private static final int PROCESSOR = 0;
    private static final List<String> COLUMNS = List.of(
            ProcessCosts.SPEED, ProcessCosts.PROCESSOR, ProcessCosts.MEMORY, ProcessCosts.MIDDLE, ProcessCosts.TAIL);

    private AcceptBenchmark() {}

    /**
     * Runs the benchmark and writes the page.
     *
     * @param arguments the number of rounds (5), of warm-up uploads (30000) and of measured uploads (30000)
     * @throws Exception if a contestant fails
     */
    public static void main(String[] arguments) throws Exception {
        var rounds = arguments.length > 0 ? arguments[0] : "5";
        var warmUp = arguments.length > 1 ? arguments[1] : "30000";
        var uploads = arguments.length > 2 ? arguments[2] : "30000";
        var all = new Rounds(Integer.parseInt(rounds));
        for (var acceptor : Acceptors.values()) {
            all.with(
                    acceptor.label,
                    round -> ChildProcess.figures(
                            ChildProcess.start(PROCESSOR, AcceptRun.class, acceptor.name(), warmUp, uploads)));
        }
        var measured = all.run();
        var ratio = measured.ratio(Acceptors.FERRY.label, Acceptors.SINGLE_COMMITS.label, ProcessCosts.SPEED);
        Page.of("accept")
                .put("machine", Machine.describe())
                .put("rounds", rounds)
                .put("uploads", uploads)
                .put("ratio", String.format(Locale.ROOT, "%.1f", ratio))
                .table("accepted", measured, COLUMNS)
                .raw("data", measured)
                .write();
    }
}
