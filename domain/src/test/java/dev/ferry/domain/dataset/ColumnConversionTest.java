package dev.ferry.domain.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnConversionTest {

    @ParameterizedTest
    @CsvSource({
        "date, 01/07/2024, 01/07/2024",
        "date, 2024-07-01, 01/07/2024",
        "date, 2024-07-01T00:00:00, 01/07/2024",
        "date, 01.07.2024, 01/07/2024",
        "date, 1.7.2024, 01/07/2024",
        "date, '\u00A001/07/2024 ', 01/07/2024",
        "date, 29/02/2024, 29/02/2024",
        "time, 9:00, 09:00",
        "time, 09:00:00, 09:00",
        "time, 00:00, 00:00",
        "date-time, 2024-07-01T09:00, 01/07/2024 09:00",
        "date-time, 2024-07-01 09:00:00, 01/07/2024 09:00",
        "date-time, 1.7.2024 9:00, 01/07/2024 09:00",
        "date-time, 31/12/2024 24:00, 01/01/2025 00:00",
        "date-time, 2024-02-28T24:00:00, 29/02/2024 00:00",
        "integer, ' 7 ', 7",
        "integer, -007, -007",
        "number, 7.50, 7.50",
        "boolean, true, true",
    })
    void convertsTheUsualForms(String type, String given, String sent) {
        assertThat(column(type).convert(given, false)).isEqualTo(new Conversion.Value(sent));
    }

    @ParameterizedTest
    @CsvSource({
        "date, 31/02/2024",
        "date, 31.02.2024",
        "date, 2023-02-29",
        "date, 7/1/2024",
        "date, 01/07/24",
        "date, 2024-07-01T09:00",
        "date, 45474",
        "time, 25:00",
        "time, 9",
        "time, 9.00",
        "time, 2024-07-01T09:00",
        "integer, '1,000'",
        "integer, 7.0",
        "integer, ٣",
        "number, '7,5'",
        "number, 1e5",
        "boolean, yes",
        "boolean, 1",
    })
    void refusesWhatItWouldHaveToGuess(String type, String given) {
        assertThat(column(type).convert(given, false)).isInstanceOf(Conversion.Wrong.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {" E1 ", "007", "\u200BE1", "1.7.2024"})
    void neverChangesText(String text) {
        assertThat(column("text").convert(text, false)).isEqualTo(new Conversion.Value(text));
    }

    @Test
    void midnightAtTheEndOfADayIsNeverThatOfItsStart() {
        for (var midnight : List.of("24:00", "24:00:00")) {
            assertThat(message(column("time"), midnight))
                    .isEqualTo("24:00 is 00:00 of the next day; write that day and 00:00");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"09:00:30", "09:00:00.5"})
    void losesNoSeconds(String time) {
        assertThat(column("time").convert(time, false)).isInstanceOf(Conversion.Wrong.class);
        assertThat(column("date-time").convert("2024-07-01T" + time, false)).isInstanceOf(Conversion.Wrong.class);
    }

    @ParameterizedTest
    @CsvSource({
        "date, M/d/yy, 7/1/24, 01/07/2024",
        "date, M/d/yy, 12/31/99, 31/12/2099",
        "date, dd.MM.yyyy, 01.07.2024, 01/07/2024",
        "date, yyyyMMdd, 20240701, 01/07/2024",
        "date, d MMM yyyy, 1 Jul 2024, 01/07/2024",
        "date, excel-serial, 45474, 01/07/2024",
        "date, excel-serial, 59, 28/02/1900",
        "date, excel-serial, 61, 01/03/1900",
        "time, h:mm a, 9:00 PM, 21:00",
        "time, HHmm, 0900, 09:00",
        "time, excel-serial, 0.375, 09:00",
        "date-time, excel-serial, 45474.375, 01/07/2024 09:00",
        "date-time, excel-serial, 45473.9999999, 01/07/2024 00:00",
        "number, comma, '7,5', 7.5",
        "boolean, ja/nein, JA, true",
        "boolean, ja/nein, nein, false",
    })
    void convertsTheFormatsOfAColumn(String type, String format, String given, String sent) {
        assertThat(column(type, format).convert(given, false)).isEqualTo(new Conversion.Value(sent));
    }

    @ParameterizedTest
    @CsvSource({
        "date, excel-serial, 60",
        "date, excel-serial, 0",
        "date, excel-serial, 45474.5",
        "date, excel-serial, 2958466",
        "time, excel-serial, 1",
        "date, dd.MM.yyyy, 01/07/2024",
        "number, comma, 1.000",
    })
    void aFormatOfAColumnIsTheOnlyOne(String type, String format, String given) {
        assertThat(column(type, format).convert(given, false)).isInstanceOf(Conversion.Wrong.class);
    }

    @Test
    void anAmbiguousDateIsNotGuessed() {
        var column = column("date", "dd/MM/yyyy", "M/d/yyyy");

        assertThat(message(column, "03/04/2024"))
                .isEqualTo("this can be 2024-04-03 or 2024-03-04; let the column have only one format");
        assertThat(column.convert("13/04/2024", false)).isEqualTo(new Conversion.Value("13/04/2024"));
        assertThat(column.convert("04/13/2024", false)).isEqualTo(new Conversion.Value("13/04/2024"));
        assertThat(column.convert("04/04/2024", false)).isEqualTo(new Conversion.Value("04/04/2024"));
    }

    @Test
    void aTypedValueIsReadAsIsoWhateverTheFormats() {
        assertThat(column("date", "M/d/yy").convert("2024-07-01", true)).isEqualTo(new Conversion.Value("01/07/2024"));
        assertThat(column("time").convert("09:00:00", true)).isEqualTo(new Conversion.Value("09:00"));
        assertThat(column("date").convert("2024-07-01T09:30", true)).isInstanceOf(Conversion.Wrong.class);
    }

    @Test
    void checksTheRules() {
        var number = new ColumnRules(false, "1", "10.5", List.of(), null);
        assertThat(message(with(ColumnType.NUMBER, number), "0.9")).isEqualTo("this is below the minimum 1");
        assertThat(message(with(ColumnType.NUMBER, number), "10.51")).isEqualTo("this is above the maximum 10.5");
        assertThat(message(with(ColumnType.NUMBER, number), "10.50")).isNull();
        var date = new ColumnRules(false, "01/07/2024", null, List.of(), null);
        assertThat(message(with(ColumnType.DATE, date), "2024-06-30"))
                .isEqualTo("this is below the minimum 01/07/2024");
        var words = new ColumnRules(false, null, null, List.of("early", "late"), null);
        assertThat(message(with(ColumnType.ENUMERATION, words), "night")).isEqualTo("this is not one of early, late");
        var pattern = new ColumnRules(false, null, null, List.of(), Pattern.compile("E\\d+"));
        assertThat(message(with(ColumnType.TEXT, pattern), "E1 ")).isEqualTo("this does not match E\\d+");
    }

    @Test
    void refusesSettingsThatCannotHold() {
        assertThatThrownBy(() -> with(ColumnType.DATE, new ColumnRules(false, "soon", null, List.of(), null)))
                .hasMessage("column C: the minimum 'soon' is not a date as dd/MM/yyyy");
        assertThatThrownBy(() -> with(ColumnType.NUMBER, new ColumnRules(false, "2", "1", List.of(), null)))
                .hasMessageContaining("above the maximum");
        assertThatThrownBy(() -> with(ColumnType.TEXT, new ColumnRules(false, "a", null, List.of(), null)))
                .hasMessageContaining("minimum");
        assertThatThrownBy(() -> with(ColumnType.ENUMERATION, ColumnRules.NONE))
                .hasMessageContaining("lists its values");
        assertThatThrownBy(() -> column("date", "HH:mm")).hasMessageContaining("'HH:mm' is not a format of a date");
        assertThatThrownBy(() -> column("date", "MM/yyyy")).hasMessageContaining("'MM/yyyy' is not a format");
        assertThatThrownBy(() -> column("date", "bogus")).hasMessageContaining("'bogus' is not a format");
        assertThatThrownBy(() -> column("boolean", "yes/yes")).hasMessageContaining("two words");
        assertThatThrownBy(() -> new Column(
                        "C", ColumnType.TIME, true, new ColumnSource(List.of(), "9", List.of()), ColumnRules.NONE))
                .hasMessage("column C: the value '9' is not a time as HH:mm");
    }

    private static Column column(String type, String... formats) {
        var named = ColumnType.named(type);
        var source = new ColumnSource(
                List.of(),
                null,
                List.of(formats).stream()
                        .map(word -> CellFormat.of(named, word))
                        .toList());
        return new Column("C", named, true, source, ColumnRules.NONE);
    }

    private static Column with(ColumnType type, ColumnRules rules) {
        return new Column("C", type, true, ColumnSource.ITSELF, rules);
    }

    private static @Nullable String message(Column column, String given) {
        return column.convert(given, false) instanceof Conversion.Wrong wrong ? wrong.message() : null;
    }
}
