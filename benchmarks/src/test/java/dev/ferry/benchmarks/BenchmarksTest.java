package dev.ferry.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ferry.benchmarks.start.StartBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BenchmarksTest {

    @Test
    void everyProgramIsRun() throws IOException {
        try (var files = Files.walk(Path.of("src", "main", "java"))) {
            var programs = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Benchmark.java"))
                    .toList();

            assertThat(programs).isNotEmpty();
            assertThat(Benchmarks.select("all"))
                    .extracting(program -> program.getSimpleName() + ".java")
                    .containsExactlyInAnyOrderElementsOf(programs);
        }
    }

    @Test
    void theNameOfAPageSelectsItsBenchmark() {
        assertThat(Benchmarks.select("start")).hasSize(1).first().isEqualTo(StartBenchmark.class);
    }

    @Test
    void anUnknownPageIsRefusedWithAListOfAllPages() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Benchmarks.select("speed"))
                .withMessageContaining("'speed'")
                .withMessageContaining("accept");
    }
}
