package dev.ferry.domain.dataset;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The type of a column's values. */
public enum ColumnType {
    /** Any text. */
    TEXT("text"),
    /** A day as {@code dd/MM/yyyy}, as the vendor's documentation says. */
    DATE("a date as dd/MM/yyyy"),
    /** A time of day as {@code HH:mm}, as the vendor's documentation says. */
    TIME("a time as HH:mm"),
    /** A decimal number with a point. */
    NUMBER("a number");

    /** The format of days; strict, so 31 February is refused. */
    public static final DateTimeFormatter DATE_FORMAT = strict("dd/MM/uuuu");

    /** The format of times of day; strict, so 24:00 is refused. */
    public static final DateTimeFormatter TIME_FORMAT = strict("HH:mm");

    private final String description;

    ColumnType(String description) {
        this.description = description;
    }

    /** A noun phrase for messages, such as {@code a time as HH:mm}. */
    public String description() {
        return description;
    }

    /** Whether a value is of this type. */
    public boolean accepts(String value) {
        return switch (this) {
            case TEXT -> true;
            case DATE -> parses(DATE_FORMAT, value);
            case TIME -> parses(TIME_FORMAT, value);
            case NUMBER -> value.matches("[+-]?\\d+(\\.\\d+)?");
        };
    }

    /**
     * The type with this name in the settings.
     *
     * @param word its name, in any case
     * @throws IllegalArgumentException when there is no such type; the message lists all names
     */
    public static ColumnType named(String word) {
        return Arrays.stream(values())
                .filter(type -> type.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is not a column type; use one of "
                        + Arrays.stream(values())
                                .map(type -> type.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }

    private static boolean parses(DateTimeFormatter format, String value) {
        try {
            format.parse(value);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }
}
