package dev.ferry.benchmarks;

import dev.ferry.benchmarks.accept.AcceptBenchmark;
import dev.ferry.benchmarks.backlog.BacklogBenchmark;
import dev.ferry.benchmarks.carry.CarryBenchmark;
import dev.ferry.benchmarks.frame.Contents;
import dev.ferry.benchmarks.large.LargeBenchmark;
import dev.ferry.benchmarks.limits.LimitsBenchmark;
import dev.ferry.benchmarks.pieces.PiecesBenchmark;
import dev.ferry.benchmarks.polling.PollingBenchmark;
import dev.ferry.benchmarks.start.StartBenchmark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Runs the benchmarks one after the other, each of which writes a page, and then writes the overview page. */
public final class Benchmarks {

    private static final List<Class<?>> PROGRAMS = List.of(
            BacklogBenchmark.class,
            CarryBenchmark.class,
            AcceptBenchmark.class,
            PollingBenchmark.class,
            StartBenchmark.class,
            LargeBenchmark.class,
            LimitsBenchmark.class,
            PiecesBenchmark.class);

    private static final String ALL = "all";

    private Benchmarks() {}

    /**
     * Runs each benchmark in its own process, so that none is affected by another.
     *
     * @param arguments the name of a page, or {@code all}, the default
     * @throws IOException if a benchmark fails
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        for (var program : select(arguments.length > 0 ? arguments[0] : ALL)) {
            run(program);
        }
        run(Contents.class);
    }

    /** Selects benchmarks by the name of their page, which is the name of their package. */
    static List<Class<?>> select(String page) {
        var chosen = PROGRAMS.stream()
                .filter(program -> page.equals(ALL) || page.equals(page(program)))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("'" + page + "' is not a page; the pages are "
                    + PROGRAMS.stream().map(Benchmarks::page).collect(Collectors.joining(", ")));
        }
        return chosen;
    }

    private static String page(Class<?> program) {
        var packageName = program.getPackageName();
        return packageName.substring(packageName.lastIndexOf('.') + 1);
    }

    private static void run(Class<?> program) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var exit = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), program.getName())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException(program.getName() + " failed with exit code " + exit);
        }
    }
}
