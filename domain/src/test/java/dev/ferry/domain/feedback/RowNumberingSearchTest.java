package dev.ferry.domain.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.table.CsvTableReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The way in which the Platform numbers rows is found in the values that its feedback repeats. */
class RowNumberingSearchTest {

    private static final List<RowNumbering> ALL = List.of(RowNumbering.values());
    private static final String HEADER = "Reference,StartDate,StartTime,EndDate,EndTime\r\n";
    private static final String ROWS = row("E1", "15:00") + row("E2", "16:00") + row("E3", "17:00");

    private static String row(String reference, String end) {
        return reference + ",01/07/2024,09:00,01/07/2024," + end + "\r\n";
    }

    @ParameterizedTest
    @EnumSource
    void findsTheNumberingOfDataWithAHeader(RowNumbering numbering) {
        var joined = join(HEADER + ROWS, List.of(), numbering.numberOf(3, true) + "|16:00|overlaps");

        assertThat(joined.problems()).containsExactly(new Problem(3, "EndTime", "16:00", "overlaps"));
        assertThat(joined.numberings()).contains(numbering);
    }

    @ParameterizedTest
    @EnumSource
    void findsTheNumberingOfDataWithoutAHeader(RowNumbering numbering) {
        var joined = join(ROWS, List.of(), numbering.numberOf(2, false) + "|16:00|overlaps");

        assertThat(joined.problems()).containsExactly(new Problem(2, "EndTime", "16:00", "overlaps"));
        assertThat(joined.numberings()).contains(numbering);
    }

    @Test
    void theMajorityOfTheValuesDecides() {
        var joined = join(HEADER + ROWS, List.of(), "1|15:00|a\n2|16:00|b\n2|E3|c");

        assertThat(joined.problems()).extracting(Problem::line).containsExactly(2L, 3L, 3L);
        assertThat(joined.problems().getLast().message()).contains("does not contain this value");
    }

    @Test
    void saysThatTheRowMayBeAnother() {
        var joined = join(HEADER + row("E1", "16:00").repeat(3), List.of(), "2|16:00|overlaps");

        assertThat(joined.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .isEqualTo("overlaps (the row may be another: how the Platform counts rows is not known yet)"));
        assertThat(joined.numberings()).isEmpty();
    }

    @Test
    void whatIsKnownDecidesBetweenRowsThatAreAsGood() {
        var known = List.of(RowNumbering.FILE_FROM_1);

        var joined = join(HEADER + row("E1", "16:00").repeat(3), known, "3|16:00|overlaps");

        assertThat(joined.problems()).containsExactly(new Problem(3, "EndTime", "16:00", "overlaps"));
    }

    @Test
    void whatIsKnownDoesNotOutweighTheValues() {
        var joined = join(HEADER + ROWS, List.of(RowNumbering.FILE_FROM_1), "2|16:00|overlaps");

        assertThat(joined.problems()).containsExactly(new Problem(3, "EndTime", "16:00", "overlaps"));
        assertThat(joined.numberings()).containsExactly(RowNumbering.DATA_FROM_1, RowNumbering.FILE_FROM_0);
    }

    @Test
    void aRemarkWithoutAValueShowsNothing() {
        assertThat(join(HEADER + ROWS, List.of(), "3||overlaps").numberings()).isEmpty();
    }

    private static JoinedFeedback join(String csv, List<RowNumbering> known, String feedback) {
        var join = new FeedbackJoin(Schema.guide(), ALL, known, Feedback.parse(feedback));
        var reader = new CsvTableReader(
                Schema.guide(), null, (layout, row) -> join.accept(row, layout.header() != null), problem -> {});
        reader.accept(csv);
        reader.finish();
        return join.result();
    }
}
