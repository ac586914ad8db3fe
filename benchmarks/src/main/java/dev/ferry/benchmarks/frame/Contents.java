package dev.ferry.benchmarks.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes {@code docs/performance.md}, the overview of all benchmark pages. */
public final class Contents {

    private static final Pattern GOALS = Pattern.compile("(?m)^\\| goal.*\\R(?:\\|.*\\R)+");

    private Contents() {}

    /**
     * Reads the existing pages and writes the overview.
     *
     * @param arguments none
     * @throws IOException if a page cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        var folder = Files.createDirectories(Path.of("docs", "performance"));
        try (var files = Files.list(folder)) {
            var pages = files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(Contents::entry)
                    .collect(Collectors.joining("\n\n"));
            Files.writeString(
                    Path.of("docs", "performance.md"),
                    Page.template("performance").replace("{pages}", pages));
        }
    }

    /** A page's title, its first paragraph, and its tables of goals. */
    private static String entry(Path page) {
        try {
            var text = Files.readString(page);
            var parts = text.split("\n\n", 3);
            var title = parts[0].replaceFirst("^# ", "").strip();
            var goals = GOALS.matcher(text).results().map(table -> "\n" + table.group());
            return "## [%s](performance/%s)\n\n%s\n%s"
                    .formatted(title, page.getFileName(), parts[1].strip(), goals.collect(Collectors.joining()))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
