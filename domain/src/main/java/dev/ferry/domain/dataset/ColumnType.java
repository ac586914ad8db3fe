package dev.ferry.domain.dataset;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The type of a column's values, and the one form in which the Platform gets them. */
public enum ColumnType {
    /** Any text. */
    TEXT("text"),
    /** A day as {@code dd/MM/yyyy}, as the vendor's documentation says. */
    DATE("a date as dd/MM/yyyy"),
    /** A time of day as {@code HH:mm}, as the vendor's documentation says. */
    TIME("a time as HH:mm"),
    /** A day and a time of day, as {@code dd/MM/yyyy HH:mm}. */
    DATE_TIME("a date and time as dd/MM/yyyy HH:mm"),
    /** A whole number. */
    INTEGER("a whole number"),
    /** A decimal number with a point. */
    NUMBER("a number"),
    /** {@code true} or {@code false}. */
    BOOLEAN("true or false"),
    /** One of the words that the schema lists. */
    ENUMERATION("one of its words");

    /** The format of days; strict, so 31 February is refused. */
    public static final DateTimeFormatter DATE_FORMAT = TemporalText.strict("dd/MM/uuuu");

    /** The format of times of day; strict, so 24:00 is refused. */
    public static final DateTimeFormatter TIME_FORMAT = TemporalText.strict("HH:mm");

    /** The format of days with a time of day. */
    public static final DateTimeFormatter DATE_TIME_FORMAT = TemporalText.strict("dd/MM/uuuu HH:mm");

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");

    private final String description;

    ColumnType(String description) {
        this.description = description;
    }

    /** A noun phrase for messages, such as {@code a time as HH:mm}. */
    public String description() {
        return description;
    }

    /** A noun phrase without the form, such as {@code a time}. */
    String noun() {
        return description.replaceFirst(" as .*", "");
    }

    /** Whether a value is of this type, in the form that the Platform gets. */
    public boolean accepts(String value) {
        return parse(value).isPresent();
    }

    /**
     * Parses a value in the form that the Platform gets.
     *
     * @return a {@link LocalDate}, {@link LocalTime}, {@link LocalDateTime}, {@link BigInteger}, {@link BigDecimal},
     *     {@link Boolean} or {@link String}; empty when the value is of another type
     */
    Optional<? extends Comparable<?>> parse(String value) {
        return switch (this) {
            case TEXT, ENUMERATION -> Optional.of(value);
            case DATE -> TemporalText.parse(value, DATE_FORMAT, LocalDate::from);
            case TIME -> TemporalText.parse(value, TIME_FORMAT, LocalTime::from);
            case DATE_TIME -> TemporalText.parse(value, DATE_TIME_FORMAT, LocalDateTime::from);
            case INTEGER -> Optional.of(value).filter(WHOLE.asMatchPredicate()).map(BigInteger::new);
            case NUMBER -> Optional.of(value).filter(DECIMAL.asMatchPredicate()).map(BigDecimal::new);
            case BOOLEAN ->
                Optional.of(value).filter(List.of("true", "false")::contains).map(Boolean::valueOf);
        };
    }

    /** Whether a minimum or a maximum has a meaning. */
    boolean hasOrder() {
        return switch (this) {
            case DATE, TIME, DATE_TIME, INTEGER, NUMBER -> true;
            case TEXT, BOOLEAN, ENUMERATION -> false;
        };
    }

    /**
     * The type with this name in the settings.
     *
     * @param word its name, in any case, such as {@code date-time}; {@code decimal} is another name of {@code number}
     * @throws IllegalArgumentException when there is no such type; the message lists all names
     */
    public static ColumnType named(String word) {
        return word.equalsIgnoreCase("decimal")
                ? NUMBER
                : Arrays.stream(values())
                        .filter(type -> type.word().equalsIgnoreCase(word))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("'" + word
                                + "' is not a column type; use one of "
                                + Arrays.stream(values()).map(ColumnType::word).collect(Collectors.joining(", "))));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
