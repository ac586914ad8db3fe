package dev.ferry.observed;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A metric of the page or of a scrape.
 *
 * @param type the type in Prometheus' format
 * @param labels the labels without {@code le}, which every histogram has
 */
record Metric(String type, Set<String> labels) {

    private static final Pattern LABEL = Pattern.compile("[{,](\\w+)=\"");
    private static final Set<String> WITH_MAXIMUM = Set.of("histogram", "summary");

    /** The metrics of {@code docs/observability.md}, by name. */
    static Map<String, Metric> documented() throws IOException {
        var metrics = new TreeMap<String, Metric>();
        for (var row : DocPage.of("observability.md").table("| metric | type | labels | what it says |")) {
            var name = DocPage.code(row.get(0)).getFirst();
            metrics.put(name, new Metric(row.get(1), new TreeSet<>(DocPage.code(row.get(2)))));
        }
        return metrics;
    }

    /** The metrics of a scrape, by name. */
    static Map<String, Metric> scraped(String text) {
        var metrics = new TreeMap<String, Metric>();
        for (var line : text.lines().toList()) {
            if (line.startsWith("# TYPE ")) {
                var words = line.split(" ", -1);
                metrics.put(words[2], new Metric(words[3], new TreeSet<>()));
            } else if (!line.startsWith("#")) {
                var name = line.replaceFirst("[{ ].*", "");
                var declared = metrics.containsKey(name) ? name : name.replaceFirst("_[a-z]+$", "");
                var metric = Objects.requireNonNull(metrics.get(declared), line);
                LABEL.matcher(line).results().map(found -> found.group(1)).forEach(metric.labels()::add);
                metric.labels().remove("le");
            }
        }
        metrics.entrySet().removeIf(entry -> isMaximum(entry.getKey(), entry.getValue(), metrics));
        return metrics;
    }

    /** Whether a metric is the maximum that belongs to a histogram or a summary. */
    private static boolean isMaximum(String name, Metric metric, Map<String, Metric> metrics) {
        var base = metrics.get(name.replaceFirst("_max$", ""));
        return name.endsWith("_max")
                && base != null
                && WITH_MAXIMUM.contains(base.type())
                && base.labels().equals(metric.labels());
    }
}
