package dev.ferry.benchmarks.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Writes {@code docs/performance.md}, which leads to every page that a benchmark has written. */
public final class Contents {

    private Contents() {}

    /**
     * Reads the pages that are there.
     *
     * @param arguments none
     * @throws IOException when they cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        var folder = Files.createDirectories(Path.of("docs", "performance"));
        try (var files = Files.list(folder)) {
            var pages = files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Contents::entry)
                    .collect(Collectors.joining("\n"));
            Files.writeString(
                    Path.of("docs", "performance.md"),
                    Page.template("performance").replace("{pages}", pages));
        }
    }

    /** A page's title, and its first paragraph. */
    private static String entry(Path page) {
        try {
            var parts = Files.readString(page).split("\n\n", 3);
            var title = parts[0].replaceFirst("^# ", "").strip();
            return "- [%s](performance/%s): %s".formatted(title, page.getFileName(), parts[1].strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
