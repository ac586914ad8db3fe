package dev.ferry.domain.dataset;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a column may hold. */
public enum ColumnType {
    /** Anything. */
    TEXT("text"),
    /** A day as {@code dd/MM/yyyy}, by the vendor's documentation. */
    DATE("a date as dd/MM/yyyy"),
    /** A time of day as {@code HH:mm}, by the vendor's documentation. */
    TIME("a time as HH:mm"),
    /** A decimal number with a point. */
    NUMBER("a number");

    /** How days are written; strict, as there is no 31 February. */
    public static final DateTimeFormatter DATE_FORMAT = strict("dd/MM/uuuu");

    /** How times of day are written; strict, as there is no 24:00. */
    public static final DateTimeFormatter TIME_FORMAT = strict("HH:mm");

    private final String description;

    ColumnType(String description) {
        this.description = description;
    }

    /**
     * What values look like.
     *
     * @return a noun phrase, such as {@code a time as HH:mm}
     */
    public String description() {
        return description;
    }

    /** Whether a value is of this type. */
    public boolean admits(String value) {
        return switch (this) {
            case TEXT -> true;
            case DATE -> parses(DATE_FORMAT, value);
            case TIME -> parses(TIME_FORMAT, value);
            case NUMBER -> value.matches("[+-]?\\d+(\\.\\d+)?");
        };
    }

    /**
     * The type for a word in the settings.
     *
     * @param word its name, in any case
     * @throws IllegalArgumentException when there is none, naming those there are
     */
    public static ColumnType named(String word) {
        return Arrays.stream(values())
                .filter(type -> type.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no column type; there are "
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
