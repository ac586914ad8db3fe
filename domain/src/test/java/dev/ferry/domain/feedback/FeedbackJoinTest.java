package dev.ferry.domain.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.table.CsvTableReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackJoinTest {

    private static final String HEADER = "Reference,StartDate,StartTime,EndDate,EndTime\r\n";
    private static final String ROWS =
            "E1,01/07/2024,09:00,01/07/2024,17:00\r\nE2,31/02/2024,09:00,31/02/2024,17:00\r\n";

    @Test
    void findsLineColumnAndValue() {
        assertThat(join(HEADER + ROWS, "2|E2|no such person"))
                .containsExactly(new Problem(3, "Reference", "E2", "no such person"));
    }

    @Test
    void countsLinesThroughQuotedLineBreaks() {
        var csv = HEADER + "\"E\n1\",01/07/2024,09:00,01/07/2024,17:00\r\nE2,01/07/2024,09:00,01/07/2024,18:00\r\n";

        assertThat(join(csv, "2|18:00|too late")).containsExactly(new Problem(4, "EndTime", "18:00", "too late"));
    }

    @ParameterizedTest
    @CsvSource({"data-from-1, 2", "data-from-0, 1", "file-from-1, 3", "file-from-0, 2"})
    void countsRowsAsTheSettingSays(String numbering, int row) {
        var join = new FeedbackJoin(
                Schema.guide(),
                List.of(RowNumbering.named(numbering)),
                List.of(),
                Feedback.parse(row + "|E2|no such person"));

        assertThat(run(join, HEADER + ROWS)).extracting(Problem::line).containsExactly(3L);
    }

    @ParameterizedTest
    @CsvSource({"data-from-1, 2", "data-from-0, 1", "file-from-1, 2", "file-from-0, 1"})
    void countsRowsWithoutAHeader(String numbering, int row) {
        var join = new FeedbackJoin(
                Schema.guide(),
                List.of(RowNumbering.named(numbering)),
                List.of(),
                Feedback.parse(row + "|E2|no such person"));

        assertThat(run(join, ROWS)).extracting(Problem::line).containsExactly(2L);
    }

    @Test
    void reportsThatTheRowDoesNotContainTheValue() {
        assertThat(join(HEADER + ROWS, "1|E2|no such person")).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.column()).isNull();
            assertThat(problem.value()).isEqualTo("E2");
            assertThat(problem.message()).contains("no such person").contains("does not contain this value");
        });
    }

    @Test
    void reportsThatTheFileHasNoSuchRow() {
        assertThat(join(HEADER + ROWS, "99|E2|no such person"))
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("row 99")
                .contains("no such row");
    }

    @Test
    void prefersTheColumnThatBreaksTheSchema() {
        var csv = HEADER + "09:00,01/07/2024,09:00,09:00,17:00\r\n";

        assertThat(join(csv, "1|09:00|wrong")).extracting(Problem::column).containsExactly("EndDate");
    }

    @Test
    void prefersTheColumnThatTheMessageNames() {
        var csv = HEADER + "E1,01/07/2024,09:00,01/07/2024,17:00\r\n";

        assertThat(join(csv, "1|01/07/2024|EndDate is a holiday"))
                .extracting(Problem::column)
                .containsExactly("EndDate");
    }

    @Test
    void takesTheFirstColumnByDefault() {
        var csv = HEADER + "E1,01/07/2024,09:00,01/07/2024,17:00\r\n";

        assertThat(join(csv, "1|01/07/2024|a holiday"))
                .extracting(Problem::column)
                .containsExactly("StartDate");
    }

    @Test
    void findsValuesInFieldsOutsideTheSchema() {
        var csv = HEADER + "E1,01/07/2024,09:00,01/07/2024,17:00,extra,17:00\r\n";

        assertThat(join(csv, "1|extra|what is this?\n1|17:00|too late"))
                .containsExactly(
                        new Problem(2, null, "extra", "what is this?"), new Problem(2, "EndTime", "17:00", "too late"));
    }

    @Test
    void doesNotMatchPartOfAValue() {
        assertThat(join(HEADER + ROWS, "1|E11|unknown"))
                .extracting(Problem::column)
                .containsOnlyNulls();
    }

    @Test
    void keepsBarsInsideValuesAndMessages() {
        var csv = HEADER + "E|1,01/07/2024,09:00,01/07/2024,17:00\r\n";

        assertThat(join(csv, "1|E|1|a|b")).containsExactly(new Problem(2, "Reference", "E|1", "a|b"));
    }

    @Test
    void aRemarkWithoutAValueNamesNoColumn() {
        assertThat(join(HEADER + ROWS, "1||row is too short"))
                .containsExactly(new Problem(2, null, null, "row is too short"));
    }

    @Test
    void keepsTheOrderAndTheLinesThatNameNoRow() {
        var text = "\uFEFFsome rows were refused\r\n\r\n2|E2|second\n1|E1|first\nx|y\n";

        assertThat(join(HEADER + ROWS, text))
                .extracting(Problem::line, Problem::message)
                .containsExactly(
                        tuple(0L, "some rows were refused"), tuple(3L, "second"), tuple(2L, "first"), tuple(0L, "x|y"));
    }

    @Test
    void recognizesFeedbackThatNamesRows() {
        assertThat(Feedback.parse("576 rows processed").namesRows()).isFalse();
        assertThat(Feedback.parse("").namesRows()).isFalse();
        assertThat(Feedback.parse("hello\n1|a|b").namesRows()).isTrue();
    }

    @Test
    void anUnknownNumberingListsTheValidOnes() {
        assertThatThrownBy(() -> RowNumbering.named("from-1")).hasMessageContaining("data-from-1");
    }

    private static List<Problem> join(String csv, String feedback) {
        return run(
                new FeedbackJoin(
                        Schema.guide(), List.of(RowNumbering.DATA_FROM_1), List.of(), Feedback.parse(feedback)),
                csv);
    }

    private static List<Problem> run(FeedbackJoin join, String csv) {
        var reader = new CsvTableReader(
                Schema.guide(), null, (layout, row) -> join.accept(row, layout.header() != null), problem -> {});
        reader.accept(csv);
        reader.finish();
        return join.result().problems();
    }
}
