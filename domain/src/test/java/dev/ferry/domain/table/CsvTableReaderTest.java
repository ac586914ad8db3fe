package dev.ferry.domain.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.dataset.Schema;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTableReaderTest {

    private static final String HEADER = "Reference,StartDate,StartTime,EndDate,EndTime";
    private static final String ROW = "E1,01/07/2024,09:00,01/07/2024,17:00";
    private static final List<String> VALUES = List.of("E1", "01/07/2024", "09:00", "01/07/2024", "17:00");

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void findsTheDelimiter(char delimiter) {
        var reading = Reading.of((HEADER + "\r\n" + ROW + "\r\n").replace(',', delimiter));

        assertThat(reading.delimiter()).isEqualTo(delimiter);
        assertThat(reading.sent()).containsExactly(VALUES);
        assertThat(reading.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void findsTheDelimiterOfRowsWithoutAHeader(char delimiter) {
        var reading = Reading.of(ROW.replace(',', delimiter));

        assertThat(reading.sent()).containsExactly(VALUES);
        assertThat(reading.layout().header()).isNull();
    }

    @Test
    void readsTheDelimiterFromTheLineThatExcelWrites() {
        var reading = Reading.of("sep=~\r\n" + (HEADER + "\r\n" + ROW).replace(',', '~'));

        assertThat(reading.delimiter()).isEqualTo('~');
        assertThat(reading.sent()).containsExactly(VALUES);
        assertThat(reading.rows().getFirst().fields().getFirst().line()).isEqualTo(3);
    }

    @Test
    void aNamedDelimiterIsNotQuestioned() {
        assertThat(Reading.of(Schema.guide(), ';', ROW).problems())
                .extracting(Problem::message)
                .containsExactly("this row has 1 fields; the schema has 5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reference,start date,START_TIME,End-Date,End Time",
                "\uFEFFReference,StartDate,StartTime,EndDate,EndTime",
                "Reference\u00A0,\u200BStartDate,Start\u00A0Time,End\u200BDate,EndTime ",
                "\"Reference\",\"StartDate\",\"StartTime\",\"EndDate\",\"EndTime\"",
                "Ｒeference,StartDate,StartTime,EndDate,EndTime",
                "Reference,StartDate,StartTime,EndDate,EndTime,",
            })
    void recognizesAHeaderThatIsNotExact(String header) {
        var reading = Reading.of(header + "\r\n" + ROW + "\r\n");

        assertThat(reading.sent()).containsExactly(VALUES);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.layout().explanation())
                .isEqualTo("line 1 is the header, because it has the names of 5 of 5 columns");
    }

    @Test
    void readsColumnsInAnyOrderAndLeavesOthersOut() {
        var reading = Reading.of("""
                EndTime;EndDate;Team;Reference;StartDate;StartTime
                17:00;01/07/2024;red;E1;01/07/2024;09:00
                """);

        assertThat(reading.sent()).containsExactly(VALUES);
        assertThat(reading.layout().notes()).containsExactly("column 'Team' is not in the schema and left out");
    }

    @Test
    void leavesTitlesAboveTheHeaderOut() {
        var reading = Reading.of("Roster of July;;;;\r\n;;;;\r\nprinted on;01/08/2024\r\n"
                + (HEADER + "\r\n" + ROW + "\r\n").replace(',', ';'));

        assertThat(reading.sent()).containsExactly(VALUES);
        assertThat(reading.layout().notes()).containsExactly("3 rows above the header are left out");
        assertThat(reading.rows().getFirst().fields().getFirst().line()).isEqualTo(5);
    }

    @Test
    void leavesBlankRowsAndBlankFieldsAtTheEndOut() {
        var reading = Reading.of(HEADER + ",,\r\n" + ROW + ",,\r\n,,,,,,\r\n" + ROW + "\r\n\u00A0, ,,,\r\n");

        assertThat(reading.sent()).containsExactly(VALUES, VALUES);
        assertThat(reading.table().blankRows()).isEqualTo(2);
        assertThat(reading.problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r"})
    void readsEveryKindOfLineBreak(String end) {
        var reading = Reading.of(HEADER + end + ROW + end + ROW);

        assertThat(reading.sent()).containsExactly(VALUES, VALUES);
        assertThat(reading.rows())
                .extracting(row -> row.fields().getFirst().line())
                .containsExactly(2L, 3L);
    }

    @Test
    void aMissingColumnIsOneProblemThatListsWhatTheFileHas() {
        var reading = Reading.of("Ref,StartDate,StartTime,EndDate,EndTime\r\n" + ROW + "\r\n" + ROW + "\r\n");

        assertThat(reading.problems())
                .containsExactly(new Problem(
                        1,
                        null,
                        null,
                        "the header lacks Reference (is it"
                                + " 'Ref'?); it has 'Ref', 'StartDate', 'StartTime', 'EndDate', 'EndTime'; rename the column in the"
                                + " file, or name it in the settings"));
        assertThat(reading.rows()).isEmpty();
    }

    @Test
    void aColumnThatIsThereTwiceIsAProblem() {
        var reading = Reading.of(HEADER + ",Start Date\r\n" + ROW + ",02/07/2024\r\n");

        assertThat(reading.problems())
                .extracting(Problem::message)
                .containsExactly("the header has the column StartDate"
                        + " 2 times: 'StartDate' in column 2, 'Start Date' in column 6; let it have one");
    }

    @Test
    void aHeaderWithOtherNamesIsNotTakenForData() {
        var reading = Reading.of("Nummer;Beginn;Von;Ende;Bis\r\n" + ROW.replace(',', ';'));

        assertThat(reading.problems())
                .singleElement()
                .satisfies(
                        problem -> assertThat(problem.message())
                                .startsWith(
                                        "the header lacks Reference, StartDate, StartTime, EndDate, EndTime; it has 'Nummer',"));
        assertThat(reading.layout().explanation())
                .isEqualTo(
                        "line 1 is the header, because none of its fields is a value, and the rows below have values");
    }

    @Test
    void aRowOfAnotherWidthIsAProblem() {
        var reading = Reading.of((HEADER + "\r\n" + ROW + ",x\r\nE2\r\n" + ROW).replace(',', ';'));

        assertThat(reading.problems())
                .extracting(Problem::line, Problem::message)
                .containsExactly(
                        tuple(2L, "this row has 6 fields; the header has 5"),
                        tuple(3L, "this row has 1 fields; the header has 5"));
    }

    @Test
    void everyValueKeepsItsPlaceAndItsText() {
        var field = Reading.of(
                        "StartTime;Reference;StartDate;EndDate;EndTime\n9:00;\"E\n1\";1.7.2024;2024-07-01;17:00:00")
                .rows()
                .getFirst()
                .fields();

        assertThat(field)
                .containsExactly(
                        new TableField("E\n1", "E\n1", 2, null),
                        new TableField("01/07/2024", "1.7.2024", 3, null),
                        new TableField("09:00", "9:00", 2, null),
                        new TableField("01/07/2024", "2024-07-01", 3, null),
                        new TableField("17:00", "17:00:00", 3, null));
    }

    @Test
    void findsTheSameWhateverTheChunks() {
        var text = ("\uFEFFsep=;\r\nRoster\r\n" + HEADER + "\r\n" + (ROW + "\r\n").repeat(2000)).replace(',', ';');
        var whole = Reading.of(text);

        for (int size : new int[] {1, 7, 4096, CsvTableReader.HEAD_CHARS - 1}) {
            var rows = new ArrayList<TableRow>();
            var reader = new CsvTableReader(Schema.guide(), null, (layout, row) -> rows.add(row), problem -> {});
            for (int at = 0; at < text.length(); at += size) {
                reader.accept(text.substring(at, Math.min(text.length(), at + size)));
            }
            reader.finish();

            assertThat(rows).isEqualTo(whole.rows()).hasSize(2000);
            assertThat(reader.table().layout()).isEqualTo(whole.layout());
        }
    }
}
