package dev.ferry.domain.table;

import dev.ferry.domain.dataset.CellFormat;
import dev.ferry.domain.dataset.Column;
import dev.ferry.domain.dataset.ColumnComparison;
import dev.ferry.domain.dataset.ColumnRules;
import dev.ferry.domain.dataset.ColumnSource;
import dev.ferry.domain.dataset.ColumnType;
import dev.ferry.domain.dataset.Schema;
import java.util.List;
import java.util.regex.Pattern;

/** A schema with a column of every type. */
final class EveryType {

    static final Schema SCHEMA = new Schema(
            List.of(
                    new Column(
                            "Id",
                            ColumnType.INTEGER,
                            true,
                            names("Nr"),
                            new ColumnRules(true, "0", null, List.of(), null)),
                    new Column(
                            "Day",
                            ColumnType.DATE,
                            true,
                            formats(ColumnType.DATE, "dd/MM/yyyy", "M/d/yy", "excel-serial"),
                            ColumnRules.NONE),
                    new Column("From", ColumnType.TIME, false),
                    new Column(
                            "To",
                            ColumnType.TIME,
                            false,
                            new ColumnSource(List.of(), "17:00", List.of()),
                            ColumnRules.NONE),
                    new Column("At", ColumnType.DATE_TIME, false),
                    new Column(
                            "Hours",
                            ColumnType.NUMBER,
                            false,
                            formats(ColumnType.NUMBER, "comma", "point"),
                            ColumnRules.NONE),
                    new Column(
                            "Paid",
                            ColumnType.BOOLEAN,
                            false,
                            formats(ColumnType.BOOLEAN, "ja/nein"),
                            ColumnRules.NONE),
                    new Column(
                            "Shift",
                            ColumnType.ENUMERATION,
                            false,
                            ColumnSource.ITSELF,
                            new ColumnRules(false, null, null, List.of("a", "b"), null)),
                    new Column(
                            "Note",
                            ColumnType.TEXT,
                            false,
                            ColumnSource.ITSELF,
                            new ColumnRules(false, null, null, List.of(), Pattern.compile("[^x]*")))),
            ColumnComparison.parse("To after From"));

    private static ColumnSource names(String name) {
        return new ColumnSource(List.of(name), null, List.of());
    }

    private static ColumnSource formats(ColumnType type, String... words) {
        return new ColumnSource(
                List.of(),
                null,
                List.of(words).stream().map(word -> CellFormat.of(type, word)).toList());
    }

    private EveryType() {}
}
