package dev.ferry.domain.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {

    private static final String HEADER = "Reference,StartDate,StartTime,EndDate,EndTime\r\n";
    private static final String GOOD = "E1,29/02/2024,22:00,01/03/2024,06:00\r\n";

    @Test
    void acceptsTheGuidesExample() {
        assertThat(check("Reference,StartDate,StartTime,EndDate,EndTime\r\nUser1,01/07/2024,09:00,01/07/2024,17:00"))
                .isEmpty();
    }

    @Test
    void acceptsAFileWithoutAHeader() {
        assertThat(check(GOOD)).isEmpty();
        assertThat(check(GOOD + "E2,30/02/2024,22:00,01/03/2024,06:00\r\n"))
                .extracting(Problem::line)
                .containsExactly(2L);
    }

    @Test
    void recognizesTheHeaderInAnyCase() {
        assertThat(check(" reference ,STARTDATE,starttime,EndDate,EndTime\n" + GOOD))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/02/2024", "29/02/2023", "1/7/2024", "2024-07-01", "01/13/2024", "01/07/24", "x"})
    void refusesInvalidDates(String date) {
        assertThat(check(HEADER + "E1," + date + ",09:00,01/07/2024,17:00"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(2);
                    assertThat(problem.column()).isEqualTo("StartDate");
                    assertThat(problem.value()).isEqualTo(date);
                    assertThat(problem.message()).contains("dd/MM/yyyy");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:00", "9:00", "25:00", "09:60", "0900", "09:00:00"})
    void refusesInvalidTimes(String time) {
        assertThat(check("E1,01/07/2024," + time + ",01/07/2024,17:00"))
                .extracting(Problem::column)
                .containsExactly("StartTime");
    }

    @Test
    void checksRequiredValuesAndTheNumberOfFields() {
        assertThat(check(" ,01/07/2024,09:00,01/07/2024,17:00\nE2,01/07/2024\n"))
                .extracting(Problem::message)
                .containsExactly("a value is required", "this row has 2 fields; the schema has 5");
    }

    @Test
    void parsesASchema() {
        var schema = Schema.parse("Id:number!, Note:text");

        assertThat(schema.columns())
                .containsExactly(new Column("Id", ColumnType.NUMBER, true), new Column("Note", ColumnType.TEXT, false));
    }

    @Test
    void explainsAnInvalidSchema() {
        assertThatThrownBy(() -> Schema.parse("Id:numbr"))
                .hasMessageContaining("'numbr'")
                .hasMessageContaining("number");
        assertThatThrownBy(() -> Schema.parse("Id"))
                .hasMessageContaining("'Id'")
                .hasMessageContaining("Name:type");
        assertThatThrownBy(() -> Schema.parse(":text")).hasMessageContaining("needs a name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-2.50", "+0"})
    void acceptsDecimalNumbers(String number) {
        assertThat(ColumnType.NUMBER.accepts(number)).isTrue();
        assertThat(ColumnType.NUMBER.accepts(number + "e5")).isFalse();
    }

    @Test
    void countsValidAndInvalidRowsButNotTheHeader() {
        assertThat(rows(HEADER + GOOD + "too,short\r\n" + GOOD)).isEqualTo(3);
        assertThat(rows(GOOD)).isEqualTo(1);
        assertThat(rows(HEADER)).isZero();
    }

    private static long rows(String csv) {
        var check = new SchemaCheck(Schema.guide(), problem -> {});
        var parser = new CsvParser(check, problem -> {});
        parser.accept(csv);
        parser.finish();
        return check.rows();
    }

    private static List<Problem> check(String csv) {
        var problems = new ArrayList<Problem>();
        var check = new SchemaCheck(Schema.guide(), problems::add);
        var parser = new CsvParser(check, problems::add);
        parser.accept(csv);
        parser.finish();
        return problems;
    }
}
