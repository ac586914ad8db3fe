package dev.ferry.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs many simulations, each with its own seed. The profile {@code simulation} processes a million uploads. */
@ExtendWith(EngineLogOff.class)
class SimulationTest {

    private static final int UPLOADS_PER_RUN = 100;

    @Test
    void losesNoUploadAndSendsNoneTwiceWithoutADecision() throws IOException {
        var first = Long.getLong("ferry.simulation.seed", 1);
        var runs = Math.max(1, Integer.getInteger("ferry.simulation.uploads", 2000) / UPLOADS_PER_RUN);
        var start = System.nanoTime();
        var all = LongStream.range(first, first + runs)
                .parallel()
                .mapToObj(SimulationTest::simulate)
                .reduce(SimulationResult.NOTHING, SimulationResult::plus);
        var spent = Duration.ofNanos(System.nanoTime() - start);
        report(all.figures(first, first + runs - 1, spent));
        assertThat(all.uploads()).isEqualTo(runs * UPLOADS_PER_RUN);
        assertThat(all.crashes()).isPositive();
        assertThat(all.lateWrites()).isPositive();
        assertThat(all.inDoubt()).isPositive();
    }

    /** Logs the figures, and writes them to {@code target}. */
    private static void report(String figures) throws IOException {
        System.getLogger("ferry.simulation").log(Level.INFO, figures);
        Files.writeString(Path.of("target", "simulation-figures.txt"), figures + System.lineSeparator());
    }

    /** Repeats a failed simulation, to write its trace to {@code target}. */
    private static SimulationResult simulate(long seed) {
        try {
            return run(seed, line -> {});
        } catch (Violation e) {
            var trace = Path.of("target", "simulation-" + seed + ".txt");
            try (var file = new PrintWriter(Files.newBufferedWriter(trace))) {
                run(seed, file::println);
            } catch (IOException io) {
                e.addSuppressed(io);
            }
            throw e;
        }
    }

    private static SimulationResult run(long seed, Consumer<String> lines) {
        return new SimulationRun(seed, UPLOADS_PER_RUN, new Trace(lines), UnaryOperator.identity()).run();
    }
}
