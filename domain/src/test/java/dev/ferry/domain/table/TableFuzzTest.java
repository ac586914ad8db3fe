package dev.ferry.domain.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ferry.domain.dataset.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

class TableFuzzTest {

    /** What is read does not depend on the chunks, and what would be sent is read again as the same values. */
    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void readsAnyTextAsATable(FuzzedDataProvider data) {
        var schema = data.consumeBoolean() ? Schema.guide() : EveryType.SCHEMA;
        var delimiter = data.consumeBoolean() ? null : data.pickValue(new Character[] {',', ';', '\t', '|', ' ', '\0'});
        var cut = data.consumeInt(0, 200);
        var text = data.consumeRemainingAsString();
        var lines = 1
                + text.replace("\r\n", "\n")
                        .chars()
                        .filter(c -> c == '\n' || c == '\r')
                        .count();

        var reading = Reading.of(schema, delimiter, text);

        assertThat(readInTwo(schema, delimiter, text, Math.min(cut, text.length())))
                .isEqualTo(reading.rows());
        assertThat(reading.problems())
                .allSatisfy(problem -> assertThat(problem.line()).isBetween(1L, lines));
        assertThat(reading.rows())
                .allSatisfy(row -> assertThat(row.fields())
                        .allSatisfy(field -> assertThat(field.line()).isBetween(1L, lines)));
        if (reading.problems().isEmpty() && schema.equals(Schema.guide())) {
            var sent = reading.canonical(schema);
            var again = Reading.of(schema, ',', sent);
            assertThat(again.problems()).isEmpty();
            assertThat(again.sent()).isEqualTo(reading.sent());
            assertThat(again.layout().exact()).isTrue();
        }
    }

    private static List<TableRow> readInTwo(Schema schema, @Nullable Character delimiter, String text, int cut) {
        var rows = new ArrayList<TableRow>();
        var reader = new CsvTableReader(schema, delimiter, (layout, row) -> rows.add(row), problem -> {});
        reader.accept(text.substring(0, cut));
        reader.accept(text.substring(cut));
        reader.finish();
        return rows;
    }
}
