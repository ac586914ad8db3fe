package dev.ferry.benchmarks.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A page of {@code docs/performance}: the text of its template, {@code pages/NAME.md}, in which a program fills the
 * placeholders, such as {@code {machine}}. A template contains no figures.
 */
public final class Page {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z-]+)}");

    private final Path folder;
    private final String name;
    private String text;

    private Page(Path folder, String name, String text) {
        this.folder = folder;
        this.name = name;
        this.text = text;
    }

    /**
     * Creates a page below the project's folder, in which the program runs.
     *
     * @param name the name of the template and of the page
     * @return a page with empty placeholders
     * @throws IllegalArgumentException if the template does not exist
     */
    public static Page of(String name) {
        return new Page(Path.of("docs", "performance"), name, template(name));
    }

    static String template(String name) {
        try (var template = Page.class.getResourceAsStream("/pages/" + name + ".md")) {
            if (template == null) {
                throw new IllegalArgumentException("the template does not exist: pages/" + name + ".md");
            }
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fills a placeholder with a text or a figure.
     *
     * @param value Markdown
     */
    public Page put(String placeholder, String value) {
        if (!text.contains("{" + placeholder + "}")) {
            throw new IllegalArgumentException("the page " + name + " has no placeholder {" + placeholder + "}");
        }
        text = text.replace("{" + placeholder + "}", value);
        return this;
    }

    /**
     * Fills a placeholder with a table of the medians of all contestants.
     *
     * @param names the figures, one column each
     */
    public Page table(String placeholder, Measurements measured, List<String> names) {
        var table = new StringBuilder("| | ")
                .append(String.join(" | ", names))
                .append(" |\n| --- |")
                .append(" ---: |".repeat(names.size()));
        for (var contestant : measured.contestants()) {
            table.append("\n| ").append(contestant).append(" |");
            names.forEach(figure -> table.append(' ')
                    .append(figure(measured.median(contestant, figure)))
                    .append(" |"));
        }
        return put(placeholder, table.toString());
    }

    /**
     * Writes a chart to a file beside the page, and fills a placeholder with a link to it.
     *
     * @param placeholder its name, which is also the end of the file's name
     */
    public Page chart(String placeholder, Chart chart) {
        var file = name + "-" + placeholder + ".svg";
        write(file, chart.svg());
        return put(placeholder, "![" + chart.title() + "](" + file + ")");
    }

    /**
     * Writes the raw data to a file, and fills a placeholder with a link to it.
     *
     * @param placeholder its name, which is also the end of the file's name
     */
    public Page raw(String placeholder, Measurements measured) {
        var file = "raw/" + name + "-" + placeholder + ".csv";
        write(file, measured.csv());
        return put(placeholder, "[" + file + "](" + file + ")");
    }

    /** Writes the page. @throws IllegalStateException if a placeholder is empty */
    public void write() {
        var empty = PLACEHOLDER.matcher(text);
        if (empty.find()) {
            throw new IllegalStateException("the page " + name + " has an empty placeholder " + empty.group());
        }
        write(name + ".md", text);
    }

    /**
     * Formats a figure for people.
     *
     * @return with three significant digits, or all digits before the decimal point
     */
    public static String figure(double value) {
        var size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f", value);
    }

    private void write(String file, String content) {
        try {
            var path = folder.resolve(file);
            Files.createDirectories(path.resolveSibling(""));
            Files.writeString(path, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
