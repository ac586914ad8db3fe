package dev.ferry.benchmarks.frame;

import java.util.Locale;
import java.util.Map;

/**
 * A bar chart as SVG, readable on light and dark pages.
 *
 * @param title the title, with the unit
 * @param bars the names and figures, from top to bottom
 */
public record Chart(String title, Map<String, Double> bars) {

    private static final int WIDTH = 760;
    private static final int NAMES = 230;
    private static final int BARS = 430;
    private static final int LINE = 26;
    private static final int HEAD = 40;

    /** Draws the chart. */
    public String svg() {
        var height = HEAD + bars.size() * LINE + 10;
        var max = bars.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
        var svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="13">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                <text x="10" y="24" font-weight="bold">%s</text>
                """.formatted(WIDTH, height, text(title)));
        var y = HEAD;
        for (var bar : bars.entrySet()) {
            var length = max > 0 ? BARS * bar.getValue() / max : 0;
            svg.append(String.format(
                    Locale.ROOT,
                    """
                    <text x="%d" y="%d" text-anchor="end">%s</text>
                    <rect x="%d" y="%d" width="%.1f" height="%d" fill="%s"/>
                    <text x="%.1f" y="%d">%s</text>
                    """,
                    NAMES - 8,
                    y + 15,
                    text(bar.getKey()),
                    NAMES,
                    y,
                    length,
                    LINE - 6,
                    colour(bar.getKey()),
                    NAMES + length + 6,
                    y + 15,
                    Page.figure(bar.getValue())));
            y += LINE;
        }
        return svg.append("</svg>\n").toString();
    }

    /** The colour of a bar; Ferry has its own. */
    private static String colour(String name) {
        return name.startsWith("Ferry") ? "#1b6ca8" : "#9aa5b1";
    }

    private static String text(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
