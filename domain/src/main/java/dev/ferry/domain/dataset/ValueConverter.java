package dev.ferry.domain.dataset;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Converts values of one type from the formats of a file to the form that the Platform gets.
 *
 * @param own whether the formats are the column's own, so that no other form is accepted
 */
record ValueConverter(ColumnType type, List<CellFormat> formats, boolean own) {

    private static final Pattern END_OF_DAY = Pattern.compile("24:00(:00)?");
    private static final int LAST_YEAR = 9999;

    /** Converts a value that is not blank. */
    Conversion convert(String given, boolean typed) {
        if (type == ColumnType.TEXT || (!own && type.accepts(given))) {
            return new Conversion.Value(given);
        }
        var text = BlankText.strip(given);
        var meanings = meanings(text, typed);
        return switch (meanings.size()) {
            case 0 -> new Conversion.Wrong(notUnderstood(text));
            case 1 -> written(meanings.iterator().next(), text);
            default ->
                new Conversion.Wrong("this can be "
                        + meanings.stream().map(Object::toString).collect(Collectors.joining(" or "))
                        + "; let the column have only one format");
        };
    }

    private Set<Comparable<?>> meanings(String text, boolean typed) {
        var meanings = new LinkedHashSet<Comparable<?>>();
        for (var format : typed ? CellFormat.typed(type) : formats) {
            format.parser().apply(text).ifPresent(meanings::add);
        }
        return meanings;
    }

    private String notUnderstood(String text) {
        if (type == ColumnType.TIME && END_OF_DAY.matcher(text).matches()) {
            return "24:00 is 00:00 of the next day; write that day and 00:00";
        }
        return "this is not "
                + (own
                        ? type.noun() + " as "
                                + formats.stream().map(CellFormat::word).collect(Collectors.joining(" or "))
                        : type.description());
    }

    private Conversion written(Comparable<?> meaning, String text) {
        return switch (meaning) {
            case LocalDate date ->
                date.getYear() < 1 || date.getYear() > LAST_YEAR
                        ? new Conversion.Wrong("the year is not between 1 and " + LAST_YEAR)
                        : new Conversion.Value(ColumnType.DATE_FORMAT.format(date));
            case LocalTime time ->
                !time.truncatedTo(ChronoUnit.MINUTES).equals(time)
                        ? secondsWouldBeLost()
                        : new Conversion.Value(ColumnType.TIME_FORMAT.format(time));
            case LocalDateTime time ->
                !time.truncatedTo(ChronoUnit.MINUTES).equals(time)
                        ? secondsWouldBeLost()
                        : new Conversion.Value(ColumnType.DATE_TIME_FORMAT.format(time));
            case Boolean bool -> new Conversion.Value(bool.toString());
            case BigDecimal number -> new Conversion.Value(text.replace(',', '.'));
            default -> new Conversion.Value(text);
        };
    }

    private static Conversion secondsWouldBeLost() {
        return new Conversion.Wrong("the seconds would be lost; the Platform gets hours and minutes");
    }
}
