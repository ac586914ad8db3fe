package dev.ferry.benchmarks.polling;

import java.util.List;
import java.util.Locale;

/** A chart of mean delays with an equal number of polls, relative to the best fixed interval, for each distribution. */
final class DelayChart {

    private static final int WIDTH = 760;
    private static final int NAMES = 150;
    private static final int BAR = 13;
    private static final int GROUP = 3 * BAR + 14;
    private static final int HEAD = 56;
    private static final double SCALE = 80;

    private final StringBuilder svg = new StringBuilder();

    private DelayChart() {}

    static String svg(List<Comparison> compared) {
        return new DelayChart().draw(compared);
    }

    private String draw(List<Comparison> compared) {
        var height = HEAD + compared.size() * GROUP;
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">\n",
                WIDTH,
                height));
        svg.append(String.format(Locale.ROOT, "<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>\n"));
        svg.append(
                String.format(
                        Locale.ROOT,
                        "<text x=\"10\" y=\"20\" font-weight=\"bold\">Mean delay with an equal number of polls; 1 is the best fixed interval</text>\n"));
        legend(10, "#1b6ca8", "Ferry");
        legend(90, "#9aa5b1", "exponential 1.5");
        legend(230, "#d3d8de", "exponential 2");
        var y = HEAD;
        for (var comparison : compared) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n",
                    NAMES - 8,
                    y + 2 * BAR,
                    name(comparison.law())));
            bar(y, comparison.ofOracle(), "#1b6ca8");
            bar(y + BAR, comparison.exponential().mean() / comparison.oracle().mean(), "#9aa5b1");
            bar(y + 2 * BAR, comparison.doubling().mean() / comparison.oracle().mean(), "#d3d8de");
            y += GROUP;
        }
        var unitX = NAMES + SCALE;
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#b3261e\" stroke-dasharray=\"4 3\"/>\n",
                unitX,
                HEAD - 6,
                unitX,
                height - 8));
        return svg.append("</svg>\n").toString();
    }

    private void legend(int x, String colour, String label) {
        svg.append(String.format(
                Locale.ROOT, "<rect x=\"%d\" y=\"30\" width=\"12\" height=\"12\" fill=\"%s\"/>\n", x, colour));
        svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"41\">%s</text>\n", x + 17, label));
    }

    /** Draws a bar with its figure; a bar that is too long is cut off at the edge. */
    private void bar(int y, double value, String colour) {
        var length = Math.min(value * SCALE, WIDTH - NAMES - 60.0);
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n",
                NAMES,
                y,
                length,
                BAR - 2,
                colour));
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%.1f\" y=\"%d\">%.2f</text>\n", NAMES + length + 5, y + BAR - 3, value));
    }

    private static String name(ProcessingTimeLaw law) {
        return law.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
