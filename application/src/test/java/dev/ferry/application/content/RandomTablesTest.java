package dev.ferry.application.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.async.Await;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.table.CanonicalCsv;
import dev.ferry.domain.table.TableFormat;
import dev.ferry.domain.table.TableRow;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the dialect of a table, the Platform gets the same values, and every value keeps its place. */
class RandomTablesTest {

    private static final int TABLES = 100_000;

    @Test
    void readsEveryDialect() {
        var seed = Long.getLong("ferry.seed", new Random().nextLong());
        System.out.println("RandomTablesTest: -Dferry.seed=" + seed);
        var random = new Random(seed);
        for (int i = 0; i < TABLES; i++) {
            check(RandomTable.of(random), "table " + i + " of seed " + seed);
        }
    }

    private static void check(RandomTable table, String name) {
        var bytes = table.bytes();
        var given = new GivenTable(new Bytes(bytes), TableFormat.in(table.encoding()), Schema.guide());
        var rows = new ArrayList<TableRow>();
        var problems = new ArrayList<Problem>();
        Await.value(given.read((layout, row) -> rows.add(row), problems::add));

        if (!problems.isEmpty() || !rows.stream().map(TableRow::fields).toList().equals(table.rows())) {
            assertThat(problems).as("%s: %s", name, table).isEmpty();
            assertThat(rows)
                    .as("%s: %s", name, table)
                    .extracting(TableRow::fields)
                    .isEqualTo(table.rows());
        }

        var expected = canonical(rows);
        assertThat(text(Await.value(given.canonical(false)))).isEqualTo(expected);
        checkInspection(given, bytes, expected, name);
    }

    /** What is sent as it is must be what would be written, except that the header or the last line break may lack. */
    private static void checkInspection(GivenTable given, byte[] bytes, String expected, String name) {
        var inspection = Await.value(TableInspection.of(given, false));
        Await.value(inspection.forEach(chunk -> {}));
        var text = new String(bytes, StandardCharsets.UTF_8);
        var whole = text.endsWith("\r\n") ? text : text + "\r\n";
        var withoutHeader = expected.substring(expected.indexOf("\r\n") + 2);

        assertThat(inspection.sentAsItIs())
                .as("%s: %s", name, text)
                .isEqualTo(
                        given.format().encoding() == null && (whole.equals(expected) || whole.equals(withoutHeader)));
    }

    private static String canonical(Iterable<TableRow> rows) {
        var text = new StringBuilder();
        var csv = new CanonicalCsv(Schema.guide(), text);
        rows.forEach(csv::row);
        return text.toString();
    }

    private static String text(Chunks chunks) {
        var bytes = new ByteArrayOutputStream();
        Await.value(chunks.forEach(chunk -> append(bytes, chunk)));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void append(ByteArrayOutputStream bytes, ByteBuffer chunk) {
        var array = new byte[chunk.remaining()];
        chunk.get(array);
        bytes.writeBytes(array);
    }
}
