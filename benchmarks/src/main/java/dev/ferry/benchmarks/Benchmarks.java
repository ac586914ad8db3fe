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

/** Runs the programs that each write a page, one after the other, and last the one that leads to the pages. */
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
     * Runs each in a process of its own, so that none begins with what another has left in its JVM.
     *
     * @param arguments the name of a page, or {@code all}, which is usual
     * @throws IOException when a program fails
     * @throws InterruptedException when nobody waits any more
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        for (var program : chosen(arguments.length > 0 ? arguments[0] : ALL)) {
            run(program);
        }
        run(Contents.class);
    }

    /** By the names of their pages, which are those of their packages. */
    static List<Class<?>> chosen(String page) {
        var chosen = PROGRAMS.stream()
                .filter(program -> page.equals(ALL) || page.equals(page(program)))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("'" + page + "' is none of the pages: "
                    + PROGRAMS.stream().map(Benchmarks::page).collect(Collectors.joining(", ")));
        }
        return chosen;
    }

    private static String page(Class<?> program) {
        var room = program.getPackageName();
        return room.substring(room.lastIndexOf('.') + 1);
    }

    private static void run(Class<?> program) throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var exit = new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), program.getName())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IOException(program.getName() + " has failed with exit code " + exit);
        }
    }
}
