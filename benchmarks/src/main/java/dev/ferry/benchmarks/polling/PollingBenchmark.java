package dev.ferry.benchmarks.polling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes {@code docs/performance/polling.md}, its chart and its raw figures. Run in the project's folder. */
public final class PollingBenchmark {

    private PollingBenchmark() {}

    /**
     * Simulates all distributions and writes the page.
     *
     * @param arguments none
     * @throws IOException if a file cannot be written
     */
    public static void main(String[] arguments) throws IOException {
        var compared = Arrays.stream(ProcessingTimeLaw.values())
                .parallel()
                .map(Comparison::of)
                .toList();
        var folder = Files.createDirectories(Path.of("docs", "performance"));
        Files.createDirectories(folder.resolve("raw"));
        Files.writeString(folder.resolve("raw").resolve("polling.csv"), Figures.csv(compared));
        Files.writeString(folder.resolve("polling.svg"), DelayChart.svg(compared));
        Files.writeString(folder.resolve("polling.md"), Figures.page(compared));
    }
}
