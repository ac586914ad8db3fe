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

/** Many worlds, each from a seed of its own. {@code -Psimulation} carries a million uploads through them. */
@ExtendWith(QuietEngines.class)
class SimulationTest {

    private static final int UPLOADS_A_WORLD = 100;

    @Test
    void whateverHappensNothingIsLostAndNothingIsSentTwiceInSilence() throws IOException {
        var first = Long.getLong("ferry.simulation.seed", 1);
        var worlds = Math.max(1, Integer.getInteger("ferry.simulation.uploads", 2000) / UPLOADS_A_WORLD);
        var start = System.nanoTime();
        var all = LongStream.range(first, first + worlds)
                .parallel()
                .mapToObj(SimulationTest::world)
                .reduce(Outcome.NOTHING, Outcome::and);
        var spent = Duration.ofNanos(System.nanoTime() - start);
        tell(all.figures(first, first + worlds - 1, spent));
        assertThat(all.uploads()).isEqualTo(worlds * UPLOADS_A_WORLD);
        assertThat(all.deaths()).isPositive();
        assertThat(all.lateWrites()).isPositive();
        assertThat(all.held()).isPositive();
    }

    /** Prints the figures, and leaves them in {@code target}. */
    private static void tell(String figures) throws IOException {
        System.getLogger("ferry.simulation").log(Level.INFO, figures);
        Files.writeString(Path.of("target", "simulation-figures.txt"), figures + System.lineSeparator());
    }

    /** A world that goes wrong is run again, and leaves its trace in {@code target}. */
    private static Outcome world(long seed) {
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

    private static Outcome run(long seed, Consumer<String> lines) {
        return new World(seed, UPLOADS_A_WORLD, new Trace(lines), UnaryOperator.identity()).run();
    }
}
