package dev.ferry.domain.dataset;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rule between two points in time of a row, each in one column, or in a column with the day and one with the time. Of
 * two times without days the later may be on the next day, so only equal ones break the rule.
 *
 * @param later the columns of the later one, one or two
 * @param mayBeEqual whether both may be the same
 * @param earlier the columns of the earlier one, as many
 */
public record ColumnComparison(List<String> later, boolean mayBeEqual, List<String> earlier) {

    private static final String AFTER = " after ";
    private static final String NOT_BEFORE = " not before ";

    public ColumnComparison {
        later = List.copyOf(later);
        earlier = List.copyOf(earlier);
    }

    /**
     * Parses the setting, such as {@code EndDate EndTime after StartDate StartTime}.
     *
     * @throws IllegalArgumentException when it has another form; the message says which
     */
    public static ColumnComparison parse(String text) {
        for (var word : List.of(NOT_BEFORE, AFTER)) {
            var at = text.indexOf(word);
            if (at > 0) {
                return new ColumnComparison(
                        names(text.substring(0, at)),
                        word.equals(NOT_BEFORE),
                        names(text.substring(at + word.length())));
            }
        }
        throw new IllegalArgumentException(
                "'" + text + "' is not a comparison; write 'COLUMN after COLUMN' or 'COLUMN not before COLUMN', each"
                        + " with one column, or with a date and a time");
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.strip().split("[ ,+]+")).toList();
    }

    void requireIn(List<Column> columns) {
        var types = columns.stream().collect(Collectors.toMap(Column::name, Column::type));
        var each = Stream.of(later, earlier).map(names -> types(names, types)).toList();
        if (!each.get(0).equals(each.get(1)) || !isPointInTime(each.get(0))) {
            throw new IllegalArgumentException(
                    "the comparison '" + String.join(" ", later) + " … " + String.join(" ", earlier)
                            + "' needs a date, a time, a date-time, or a date and a time on each side");
        }
    }

    private static List<ColumnType> types(List<String> names, Map<String, ColumnType> types) {
        return names.stream()
                .map(name -> Optional.ofNullable(types.get(name))
                        .orElseThrow(() -> new IllegalArgumentException(
                                "the comparison names the column " + name + ", which the schema does not have")))
                .toList();
    }

    private static boolean isPointInTime(List<ColumnType> types) {
        return types.equals(List.of(ColumnType.DATE, ColumnType.TIME))
                || (types.size() == 1
                        && switch (types.getFirst()) {
                            case DATE, TIME, DATE_TIME -> true;
                            case TEXT, INTEGER, NUMBER, BOOLEAN, ENUMERATION -> false;
                        });
    }

    /**
     * Checks a row.
     *
     * @param values the row's values by column, in the form that the Platform gets
     * @return the error message; empty when the row keeps the rule, or a value is blank or wrong
     */
    public Optional<String> broken(Map<String, String> values) {
        var end = point(later, values);
        var start = point(earlier, values);
        if (end.isEmpty() || start.isEmpty()) {
            return Optional.empty();
        }
        var order = order(end.get(), start.get());
        return order > 0 || (order == 0 && mayBeEqual)
                ? Optional.empty()
                : Optional.of("this is not " + (mayBeEqual ? "at or " : "") + "after " + String.join(" ", earlier)
                        + ", " + earlier.stream().map(values::get).collect(Collectors.joining(" ")));
    }

    private static int order(Comparable<?> end, Comparable<?> start) {
        return switch (end) {
            case LocalDate day -> day.compareTo((LocalDate) start);
            case LocalDateTime time -> time.compareTo((LocalDateTime) start);
            default -> end.equals(start) ? 0 : 1;
        };
    }

    private static Optional<? extends Comparable<?>> point(List<String> names, Map<String, String> values) {
        var parts = names.stream().map(values::get).toList();
        if (parts.size() == 1) {
            return Stream.of(ColumnType.DATE, ColumnType.TIME, ColumnType.DATE_TIME)
                    .flatMap(type -> type.parse(parts.getFirst()).stream())
                    .findFirst();
        }
        Optional<LocalDateTime> both = ColumnType.DATE
                .parse(parts.get(0))
                .flatMap(day ->
                        ColumnType.TIME.parse(parts.get(1)).map(time -> ((LocalDate) day).atTime((LocalTime) time)));
        return both;
    }
}
