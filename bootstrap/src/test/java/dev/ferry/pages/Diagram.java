package dev.ferry.pages;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Converts a diagram from a text file to SVG. Box-drawing characters become lines, triangles become arrow heads, and
 * all other characters are text. Every character has one cell, and every text has a fixed length, so the picture does
 * not depend on the font.
 *
 * @param rows the lines of the text
 */
record Diagram(List<String> rows) {

    private static final int WIDTH = 8;
    private static final int HEIGHT = 18;
    private static final int MARGIN = 12;

    /** Each character with its arms: up, right, down, left. */
    private static final String LINES = "─0101│1010┌0110┐0011└1100┘1001├1110┤1011┬0111┴1101┼1111▶0001◀0100▲0010▼1000";

    private static final String HEADS = "▶◀▲▼";
    private static final Pattern TEXT = Pattern.compile("[^\\s─│┌┐└┘├┤┬┴┼▶◀▲▼]+(?: [^\\s─│┌┐└┘├┤┬┴┼▶◀▲▼]+)*");

    static Diagram of(String text) {
        return new Diagram(text.lines().map(String::stripTrailing).toList());
    }

    String svg() {
        var columns = rows.stream().mapToInt(String::length).max().orElse(0);
        var width = columns * WIDTH + 2 * MARGIN;
        var height = rows.size() * HEIGHT + 2 * MARGIN;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="%d %d %d %d">
                <rect x="%d" y="%d" width="%d" height="%d" fill="#ffffff"/>
                <path fill="none" stroke="#44546a" stroke-width="1.5" stroke-linecap="square" d="%s"/>
                <path fill="#44546a" d="%s"/>
                <g font-family="ui-monospace, Menlo, Consolas, monospace" font-size="13" fill="#1b2430">
                %s
                </g>
                </svg>
                """.formatted(
                        width,
                        height,
                        -MARGIN,
                        -MARGIN,
                        width,
                        height,
                        -MARGIN,
                        -MARGIN,
                        width,
                        height,
                        lines(columns),
                        heads(),
                        texts());
    }

    private String lines(int columns) {
        var across = IntStream.range(0, rows.size())
                .mapToObj(row -> runs(
                        halves(columns, column -> at(row, column), 3, 1),
                        (from, to) -> "M%d %dH%d".formatted(from * WIDTH / 2, middle(row), to * WIDTH / 2)));
        var down = IntStream.range(0, columns)
                .mapToObj(column -> runs(
                        halves(rows.size(), row -> at(row, column), 0, 2),
                        (from, to) -> "M%d %dV%d".formatted(center(column), from * HEIGHT / 2, to * HEIGHT / 2)));
        return IntStream.range(0, 2)
                .boxed()
                .flatMap(direction -> direction == 0 ? across : down)
                .collect(Collectors.joining());
    }

    /** The halves of the cells in a row or column that have a line: towards the previous cell and towards the next. */
    private static BitSet halves(int cells, IntFunction<Character> cell, int toPrevious, int toNext) {
        var halves = new BitSet();
        for (int i = 0; i < cells; i++) {
            halves.set(2 * i, hasArm(cell.apply(i), toPrevious));
            halves.set(2 * i + 1, hasArm(cell.apply(i), toNext));
        }
        return halves;
    }

    private interface Run {
        String draw(int from, int to);
    }

    private static String runs(BitSet halves, Run run) {
        var drawn = new StringBuilder();
        for (int from = halves.nextSetBit(0); from >= 0; ) {
            var to = halves.nextClearBit(from);
            drawn.append(run.draw(from, to));
            from = halves.nextSetBit(to);
        }
        return drawn.toString();
    }

    private String heads() {
        var drawn = new StringBuilder();
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).length(); column++) {
                var x = center(column);
                var y = middle(row);
                drawn.append(
                        switch (HEADS.indexOf(at(row, column))) {
                            case 0 -> "M%d %dl-8 -4v8z".formatted(x + 4, y);
                            case 1 -> "M%d %dl8 -4v8z".formatted(x - 4, y);
                            case 2 -> "M%d %dl-4 9h8z".formatted(x, y - 5);
                            case 3 -> "M%d %dl-4 -9h8z".formatted(x, y + 5);
                            default -> "";
                        });
            }
        }
        return drawn.toString();
    }

    private String texts() {
        return IntStream.range(0, rows.size())
                .boxed()
                .flatMap(row -> TEXT.matcher(rows.get(row))
                        .results()
                        .map(found -> "<text x=\"%d\" y=\"%d\" textLength=\"%d\">%s</text>"
                                .formatted(
                                        found.start() * WIDTH,
                                        middle(row) + 4,
                                        found.group().length() * WIDTH,
                                        found.group().replace("&", "&amp;").replace("<", "&lt;"))))
                .collect(Collectors.joining("\n"));
    }

    private char at(int row, int column) {
        var text = rows.get(row);
        return column < text.length() ? text.charAt(column) : ' ';
    }

    private static boolean hasArm(char character, int arm) {
        var index = LINES.indexOf(character);
        return index >= 0 && character > '1' && LINES.charAt(index + 1 + arm) == '1';
    }

    private static int center(int column) {
        return column * WIDTH + WIDTH / 2;
    }

    private static int middle(int row) {
        return row * HEIGHT + HEIGHT / 2;
    }
}
