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
 * A page of {@code docs/performance}: the words of its template, {@code pages/NAME.md}, in which a program fills the
 * places that are written {@code {so}}. Figures are never part of a template.
 */
public final class Page {

    private static final Pattern PLACE = Pattern.compile("\\{([a-z-]+)}");

    private final Path folder;
    private final String name;
    private String text;

    private Page(Path folder, String name, String text) {
        this.folder = folder;
        this.name = name;
        this.text = text;
    }

    /**
     * Begins a page below the folder of the project in which the program runs.
     *
     * @param name of the template and of the page
     * @return a page with empty places
     * @throws IllegalArgumentException when there is no such template
     */
    public static Page of(String name) {
        return new Page(Path.of("docs", "performance"), name, template(name));
    }

    static String template(String name) {
        try (var template = Page.class.getResourceAsStream("/pages/" + name + ".md")) {
            if (template == null) {
                throw new IllegalArgumentException("there is no template pages/" + name + ".md");
            }
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fills a place with words or a single figure.
     *
     * @param place its name
     * @param words Markdown
     */
    public Page put(String place, String words) {
        if (!text.contains("{" + place + "}")) {
            throw new IllegalArgumentException("the page " + name + " has no place {" + place + "}");
        }
        text = text.replace("{" + place + "}", words);
        return this;
    }

    /**
     * Fills a place with the medians of all contestants.
     *
     * @param place its name
     * @param names which figures, a column each
     */
    public Page table(String place, Measurements measured, List<String> names) {
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
        return put(place, table.toString());
    }

    /**
     * Fills a place with a chart, which becomes a file beside the page.
     *
     * @param place its name, and the end of the file's
     */
    public Page chart(String place, Chart chart) {
        var file = name + "-" + place + ".svg";
        write(file, chart.svg());
        return put(place, "![" + chart.title() + "](" + file + ")");
    }

    /**
     * Keeps raw data beside the page, and fills a place with a link to it.
     *
     * @param place its name, and the end of the file's
     * @param measured all figures
     */
    public Page raw(String place, Measurements measured) {
        var file = "raw/" + name + "-" + place + ".csv";
        write(file, measured.csv());
        return put(place, "[" + file + "](" + file + ")");
    }

    /** Writes the page. @throws IllegalStateException when a place is left empty */
    public void write() {
        var left = PLACE.matcher(text);
        if (left.find()) {
            throw new IllegalStateException("the page " + name + " has an empty place " + left.group());
        }
        write(name + ".md", text);
    }

    /**
     * A figure as people read it.
     *
     * @return with three digits that count, or all before the point
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
