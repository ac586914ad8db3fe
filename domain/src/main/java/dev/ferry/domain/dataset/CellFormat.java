package dev.ferry.domain.dataset;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A way in which a file may write the values of a type.
 *
 * @param word its name in the settings, such as {@code dd.MM.yyyy}, {@code iso} or {@code excel-serial}
 * @param parser the value, of the class that {@link ColumnType#parse} has; empty when the text has another form
 */
public record CellFormat(String word, ColumnType type, Function<String, Optional<? extends Comparable<?>>> parser) {

    private static final Pattern MIDNIGHT_AT_THE_END = Pattern.compile("(?<![0-9])24:00(:00)?$");
    private static final Pattern SERIAL = Pattern.compile("\\d{1,7}(\\.\\d{1,15})?");
    private static final Pattern NUMBER_WITH_COMMA = Pattern.compile("[+-]?\\d+(,\\d+)?");
    private static final Pattern START_OF_DAY = Pattern.compile("[T ]00:00(:00(\\.0+)?)?$");

    private static final CellFormat ISO_DATE = day("uuuu-MM-dd", "iso");
    private static final CellFormat ISO_TIME = pattern(ColumnType.TIME, "H:mm[:ss[.SSS]]", "iso");
    private static final CellFormat ISO_DATE_TIME = pattern(
                    ColumnType.DATE_TIME, "uuuu-MM-dd'T'HH:mm[:ss[.SSS]]", "iso")
            .after(text -> text.replace(' ', 'T'));

    /**
     * The format with this name in the settings.
     *
     * @param word for dates and times {@code iso}, {@code excel-serial}, or a pattern of
     *     {@link java.time.format.DateTimeFormatter}, with {@code yyyy} or {@code yy} (2000 to 2099) for the year; for
     *     numbers {@code comma} or {@code point}; for booleans two words such as {@code yes/no}
     * @throws IllegalArgumentException when there is no such format; the message says which there are
     */
    public static CellFormat of(ColumnType type, String word) {
        return switch (type) {
            case DATE, TIME, DATE_TIME -> dateOrTime(type, word);
            case NUMBER ->
                switch (word) {
                    case "comma" -> new CellFormat(word, type, CellFormat::numberWithComma);
                    case "point" -> new CellFormat(word, type, type::parse);
                    default -> throw unknown(word, type, "comma or point");
                };
            case BOOLEAN -> words(word);
            case TEXT, INTEGER, ENUMERATION ->
                throw new IllegalArgumentException("a column of this type has no formats, so not '" + word + "'");
        };
    }

    /** The formats of a column without formats of its own; each value has one meaning in all of them together. */
    public static List<CellFormat> usual(ColumnType type) {
        return switch (type) {
            case DATE -> Usual.DATES;
            case TIME -> Usual.TIMES;
            case DATE_TIME -> Usual.DATE_TIMES;
            case TEXT, INTEGER, NUMBER, BOOLEAN, ENUMERATION -> List.of(new CellFormat("usual", type, type::parse));
        };
    }

    /** The format of typed values in a workbook. */
    static List<CellFormat> typed(ColumnType type) {
        return switch (type) {
            case DATE -> Usual.TYPED_DATES;
            case TIME -> Usual.TYPED_TIMES;
            case DATE_TIME -> Usual.TYPED_DATE_TIMES;
            case TEXT, INTEGER, NUMBER, BOOLEAN, ENUMERATION -> usual(type);
        };
    }

    /** In a class of its own, because a constant cannot be used before all are made. */
    private static final class Usual {
        private static final List<CellFormat> DATES =
                List.of(day("dd/MM/uuuu", "dd/MM/yyyy"), ISO_DATE, day("d.M.uuuu", "dd.MM.yyyy"));
        private static final List<CellFormat> TIMES = List.of(ISO_TIME);
        private static final List<CellFormat> DATE_TIMES = List.of(
                pattern(ColumnType.DATE_TIME, "dd/MM/uuuu H:mm[:ss]", "dd/MM/yyyy HH:mm"),
                ISO_DATE_TIME,
                pattern(ColumnType.DATE_TIME, "d.M.uuuu H:mm[:ss]", "dd.MM.yyyy HH:mm"));
        private static final List<CellFormat> TYPED_DATES = List.of(ISO_DATE);
        private static final List<CellFormat> TYPED_TIMES = List.of(ISO_TIME);
        private static final List<CellFormat> TYPED_DATE_TIMES = List.of(ISO_DATE_TIME);
    }

    /** A day, with or without the time of its start, which spreadsheets add. */
    private static CellFormat day(String pattern, String word) {
        return pattern(ColumnType.DATE, pattern, word)
                .after(text -> START_OF_DAY.matcher(text).replaceFirst(""));
    }

    private CellFormat after(Function<String, String> change) {
        return new CellFormat(word, type, text -> parser.apply(change.apply(text)));
    }

    private static CellFormat dateOrTime(ColumnType type, String word) {
        return switch (word) {
            case "iso" -> typed(type).getFirst();
            case "excel-serial" -> new CellFormat(word, type, text -> serial(type, text));
            default -> pattern(type, word);
        };
    }

    private static CellFormat pattern(ColumnType type, String word) {
        try {
            var format = pattern(type, word.replace('y', 'u'), word);
            var sample = LocalDateTime.of(2024, 7, 1, 9, 0);
            if (format.parser
                    .apply(TemporalText.strict(word.replace('y', 'u')).format(sample))
                    .isEmpty()) {
                throw unknown(word, type, "a pattern that has all its parts");
            }
            return format;
        } catch (DateTimeException | IllegalArgumentException e) {
            throw unknown(
                    word, type, "iso, excel-serial, or a pattern of days d, months M, years y, hours H, minutes m");
        }
    }

    private static CellFormat pattern(ColumnType type, String pattern, String word) {
        var formatter = TemporalText.strict(pattern);
        return new CellFormat(word, type, text -> switch (type) {
            case DATE -> TemporalText.parse(text, formatter, LocalDate::from);
            case TIME -> TemporalText.parse(text, formatter, LocalTime::from);
            default -> dateTime(text, formatter);
        });
    }

    /** 24:00 is 00:00 of the next day. */
    private static Optional<LocalDateTime> dateTime(String text, DateTimeFormatter formatter) {
        var midnight = MIDNIGHT_AT_THE_END.matcher(text);
        if (!midnight.find()) {
            return TemporalText.parse(text, formatter, LocalDateTime::from);
        }
        var start = text.substring(0, midnight.start()) + midnight.group().replaceFirst("24", "00");
        return TemporalText.parse(start, formatter, LocalDateTime::from).map(day -> day.plusDays(1));
    }

    private static Optional<? extends Comparable<?>> serial(ColumnType type, String text) {
        if (!SERIAL.matcher(text).matches()) {
            return Optional.empty();
        }
        var serial = ExcelSerial.of(new BigDecimal(text), false);
        return switch (type) {
            case DATE -> serial.date();
            case TIME -> serial.time();
            default -> serial.dateTime();
        };
    }

    private static Optional<BigDecimal> numberWithComma(String text) {
        return NUMBER_WITH_COMMA.matcher(text).matches()
                ? Optional.of(new BigDecimal(text.replace(',', '.')))
                : Optional.empty();
    }

    private static CellFormat words(String word) {
        var parts = word.split("/", -1);
        if (parts.length != 2 || parts[0].isBlank() || parts[0].equalsIgnoreCase(parts[1])) {
            throw unknown(word, ColumnType.BOOLEAN, "two words such as yes/no");
        }
        return new CellFormat(
                word,
                ColumnType.BOOLEAN,
                text -> text.equalsIgnoreCase(parts[0])
                        ? Optional.of(true)
                        : text.equalsIgnoreCase(parts[1]) ? Optional.of(false) : Optional.empty());
    }

    private static IllegalArgumentException unknown(String word, ColumnType type, String choice) {
        return new IllegalArgumentException(
                "'" + word + "' is not a format of " + type.description() + "; use " + choice);
    }
}
