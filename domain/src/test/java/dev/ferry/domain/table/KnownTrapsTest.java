package dev.ferry.domain.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.domain.dataset.CellFormat;
import dev.ferry.domain.dataset.Column;
import dev.ferry.domain.dataset.ColumnRules;
import dev.ferry.domain.dataset.ColumnSource;
import dev.ferry.domain.dataset.ColumnType;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.dataset.Schema;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that other programs have read wrongly, by the reports of their users. */
class KnownTrapsTest {

    private static final String HEADER = "Reference;StartDate;StartTime;EndDate;EndTime\n";
    private static final String REST = ";01/07/2024;09:00;01/07/2024;17:00\n";

    static Stream<Arguments> references() {
        return Stream.of(
                Arguments.of("more commas than semicolons", "a,b,c,d,e,f,g,h,i,j"),
                Arguments.of("a colon more often than the delimiter", "http://x:1:2:3:4:5:6"),
                Arguments.of("leading zeros", "00042"),
                Arguments.of("a number too long for one", "12345678901234567890"),
                Arguments.of("a number that Excel would shorten", "1E5"),
                Arguments.of("a formula", "=1+1"),
                Arguments.of("a word for nothing", "NULL"),
                Arguments.of("a word for a truth value", "No"),
                Arguments.of("curly quotes", "\u201Ca\u201D"),
                Arguments.of("single quotes", "'a'"),
                Arguments.of("an inch sign in the middle, in a quoted field", "\"a 5\"\" b\""),
                Arguments.of("spaces at both ends", " a "),
                Arguments.of("the name of a column", "Reference"),
                Arguments.of("a backslash before the end", "a\\"),
                Arguments.of("a letter behind the basic plane", "\uD83D\uDE00"),
                Arguments.of("the same letter in two code points", "e\u0301"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("references")
    void aTextIsNotChanged(String name, String text) {
        var reading = Reading.of(HEADER + text + REST + text + REST);

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.sent())
                .extracting(List::getFirst)
                .containsOnly(text.startsWith("\"") ? "a 5\" b" : text)
                .hasSize(2);
    }

    @Test
    void aSemicolonInAQuotedValueOfACommaFileIsNoDelimiter() {
        assertThat(Reading.of(
                                "Reference,StartDate,StartTime,EndDate,EndTime\n\"a;b\",01/07/2024,09:00,01/07/2024,17:00\n")
                        .sent())
                .containsExactly(List.of("a;b", "01/07/2024", "09:00", "01/07/2024", "17:00"));
    }

    @Test
    void aTabInQuotesIsNoDelimiter() {
        assertThat(Reading.of(HEADER + "\"\tDoe;Jane\"" + REST + "\"\tRoe\"" + REST)
                        .sent())
                .extracting(List::getFirst)
                .containsExactly("\tDoe;Jane", "\tRoe");
    }

    @Test
    void aHeaderThatIsShorterThanItsRowsDoesNotChangeTheDelimiter() {
        assertThat(Reading.of(HEADER + "a,b" + REST.replace("\n", ";\n") + "c" + REST.replace("\n", ";;\n"))
                        .sent())
                .extracting(List::getFirst)
                .containsExactly("a,b", "c");
    }

    @Test
    void oneColumnNeedsNoDelimiter() {
        var schema = Schema.parse("Note:text!");

        assertThat(Reading.of(schema, null, "Note\nfirst\nsecond one\n").sent())
                .containsExactly(List.of("first"), List.of("second one"));
    }

    @Test
    void aMarkBeforeAQuotedNameIsNotPartOfIt() {
        assertThat(Reading.of("\uFEFF\"Reference\";\"StartDate\";\"StartTime\";\"EndDate\";\"EndTime\"\nE1" + REST)
                        .problems())
                .isEmpty();
    }

    @Test
    void aNameMayHaveALineBreak() {
        var reading = Reading.of("Reference;\"Start\nDate\";\"Start\nTime\";EndDate;EndTime\nE1" + REST);

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.rows().getFirst().fields().getFirst().line()).isEqualTo(4);
    }

    @Test
    void aStatementOfABankAboveTheHeaderIsLeftOut() {
        var reading =
                Reading.of("\"Account:\";\"1030\"\n\"\"\n\"From:\";\"26.03.2013\"\n\"Balance of 25.04.2014:\";\"\"\n"
                        + HEADER + "E1" + REST);

        assertThat(reading.sent()).hasSize(1);
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.rows().getFirst().fields().getFirst().line()).isEqualTo(6);
    }

    @Test
    void aRowThatContainsOneNameIsNoHeader() {
        assertThat(Reading.of("EndTime,01/07/2024,09:00,01/07/2024,17:00\n").sent())
                .hasSize(1);
    }

    @Test
    void blankLinesDoNotMoveTheLineOfAProblem() {
        assertThat(Reading.of(HEADER + "\n\nE1;soon;09:00;01/07/2024;17:00\n").problems())
                .extracting(Problem::line)
                .containsExactly(4L);
    }

    @Test
    void aProblemBehindAValueOfSeveralLinesIsInTheLineOfItsField() {
        assertThat(Reading.of(HEADER + "\"a\nb\nc\"" + REST + "E2;soon;09:00;01/07/2024;17:00\n")
                        .problems())
                .extracting(Problem::line)
                .containsExactly(5L);
    }

    @Test
    void namesThatWereWrittenAgainBetweenTheRowsAreAProblem() {
        assertThat(Reading.of(HEADER + "E1" + REST + HEADER + "E2" + REST).problems())
                .extracting(Problem::line)
                .containsOnly(3L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12/31/2024",
                "01/07/24",
                "1/7/2024",
                "2024-07-01T09:00:00Z",
                "2024-07-01T00:00:00+02:00",
                "01-Jul-2024",
                "'01.07.2024'",
                "########",
                "#N/A",
                "\u0660\u0661/\u0660\u0667/\u0662\u0660\u0662\u0664",
                "01/07/2024 09:00",
                "0001-01-00",
            })
    void aDateThatCouldBeAnotherIsAProblem(String date) {
        assertThat(Reading.of(HEADER + "E1;" + date + ";09:00;01/07/2024;17:00\n")
                        .problems())
                .extracting(Problem::column)
                .containsExactly("StartDate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"01.07.2024 00:00:00", "01/07/2024 00:00", "2024-07-01 00:00:00.000", "2024-07-01T00:00"})
    void aDateWithTheTimeThatSpreadsheetsAddIsTheDate(String date) {
        assertThat(Reading.of(HEADER + "E1;" + date + ";09:00;01/07/2024;17:00\n")
                        .sent())
                .extracting(row -> row.get(1))
                .containsExactly("01/07/2024");
    }

    @ParameterizedTest
    @ValueSource(strings = {"09:00 AM", "9 AM", "09.00", "0900", "09:00:00Z", "09:60", "-09:00", "pm"})
    void aTimeThatCouldBeAnotherIsAProblem(String time) {
        assertThat(Reading.of(HEADER + "E1;01/07/2024;" + time + ";01/07/2024;17:00\n")
                        .problems())
                .extracting(Problem::column)
                .containsExactly("StartTime");
    }

    @Test
    void noonAndMidnightOfATwelveHourClockAreNotExchanged() {
        var time = new Column(
                "Time",
                ColumnType.TIME,
                true,
                new ColumnSource(List.of(), null, List.of(CellFormat.of(ColumnType.TIME, "h:mm a"))),
                ColumnRules.NONE);

        assertThat(Reading.of(new Schema(List.of(time)), null, "Time\n12:00 PM\n12:00 AM\n02:00 PM\n")
                        .sent())
                .containsExactly(List.of("12:00"), List.of("00:00"), List.of("14:00"));
    }

    @Test
    void aYearOfTwoDigitsIsNotOneOfTheFirstCentury() {
        var day = new Column(
                "Day",
                ColumnType.DATE,
                true,
                new ColumnSource(List.of(), null, List.of(CellFormat.of(ColumnType.DATE, "M/d/yyyy"))),
                ColumnRules.NONE);

        assertThat(Reading.of(new Schema(List.of(day)), null, "Day\n3/4/25\n").problems())
                .hasSize(1);
    }
}
