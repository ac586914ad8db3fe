package dev.ferry.domain.table;

import dev.ferry.domain.dataset.CsvParser;
import dev.ferry.domain.dataset.CsvRow;
import dev.ferry.domain.dataset.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the character between the fields of a text: the one that Excel's {@code sep=} line names, else the one with
 * which the first rows fit the schema best. A comma wins a tie.
 */
final class DelimiterSearch {

    private static final List<Character> CANDIDATES = List.of(',', ';', '\t', '|');
    private static final Pattern SEPARATOR_LINE = Pattern.compile("\\A\uFEFF?\"?(?i:sep)=([^\"\\r\\n])\"?[\\r\\n]");

    private DelimiterSearch() {}

    /**
     * Looks at the start of a text.
     *
     * @param whole whether it is the whole text; otherwise its last row may be cut and does not count
     */
    static char find(Schema schema, CharSequence start, boolean whole) {
        var named = SEPARATOR_LINE.matcher(start);
        if (named.find()) {
            return named.group(1).charAt(0);
        }
        char best = CANDIDATES.getFirst();
        long most = -1;
        for (char candidate : CANDIDATES) {
            var score = new LayoutSearch(schema, rows(start, whole, candidate)).score();
            if (score > most) {
                best = candidate;
                most = score;
            }
        }
        return best;
    }

    private static List<CsvRow> rows(CharSequence start, boolean whole, char delimiter) {
        var rows = new ArrayList<CsvRow>();
        var parser = new CsvParser(
                delimiter,
                row -> Optional.of(row)
                        .filter(kept -> rows.size() < TableReader.HEAD_ROWS)
                        .ifPresent(rows::add),
                problem -> {});
        parser.accept(start);
        if (whole) {
            parser.finish();
        }
        return rows;
    }
}
