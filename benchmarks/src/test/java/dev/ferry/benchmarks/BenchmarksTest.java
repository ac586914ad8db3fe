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
            assertThat(Benchmarks.chosen("all"))
                    .extracting(program -> program.getSimpleName() + ".java")
                    .containsExactlyInAnyOrderElementsOf(programs);
        }
    }

    @Test
    void aProgramIsRunAloneByTheNameOfItsPage() {
        assertThat(Benchmarks.chosen("start")).hasSize(1).first().isEqualTo(StartBenchmark.class);
    }

    @Test
    void aPageThatNobodyWritesIsRefusedAndTheOthersAreNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Benchmarks.chosen("speed"))
                .withMessageContaining("'speed'")
                .withMessageContaining("accept");
    }
}
