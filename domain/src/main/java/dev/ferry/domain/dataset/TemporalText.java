package dev.ferry.domain.dataset;

import java.text.ParsePosition;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalQuery;
import java.util.Locale;
import java.util.Optional;

/** Reads dates and times strictly. Text in another form costs no exception, because most files have some. */
final class TemporalText {

    private TemporalText() {}

    /** A formatter that refuses days and times that do not exist; {@code u} is the year. */
    static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    /** The value of a text; empty when it has another form, or does not exist. */
    static <T> Optional<T> parse(String text, DateTimeFormatter formatter, TemporalQuery<T> query) {
        var position = new ParsePosition(0);
        if (formatter.parseUnresolved(text, position) == null || position.getIndex() < text.length()) {
            return Optional.empty();
        }
        try {
            return Optional.of(formatter.parse(text, query));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
