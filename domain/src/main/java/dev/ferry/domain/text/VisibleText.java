package dev.ferry.domain.text;

import java.util.function.IntPredicate;

/**
 * Shows characters that a terminal would obey or hide: control characters, which start escape sequences; characters
 * that reverse the direction of text (Unicode UAX 9); and invisible ones. C0 appear as {@code \x1b}, all others as a
 * backslash, {@code u} and four hex digits. JSON has no raw C0, and the second form is its own, so JSON keeps its data.
 */
public final class VisibleText {

    /** Invisible characters that Unicode counts as letters or marks: fillers and variation selectors. */
    private static final String OTHER_INVISIBLE = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    private static final int FIRST_SUPPLEMENTARY_SELECTOR = 0xE0100;
    private static final int LAST_SUPPLEMENTARY_SELECTOR = 0xE01EF;

    private VisibleText() {}

    /** Shows a text that must stay in one line; line breaks and tabs are escaped too. */
    public static String line(String text) {
        return escape(text, VisibleText::isHidden);
    }

    /** Shows a text of several lines; line feeds, CRLF and tabs stay. */
    public static String lines(String text) {
        var single = escape(text, point -> point != '\n' && point != '\r' && point != '\t' && isHidden(point));
        return single.indexOf('\r') < 0 ? single : single.replaceAll("\r(?!\n)", "\\\\x0d");
    }

    /** Whether a terminal would obey or hide the character; it may also be half of a surrogate pair. */
    public static boolean isHidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default ->
                OTHER_INVISIBLE.indexOf(point) >= 0
                        || (point >= FIRST_SUPPLEMENTARY_SELECTOR && point <= LAST_SUPPLEMENTARY_SELECTOR);
        };
    }

    private static String escape(String text, IntPredicate hidden) {
        if (text.codePoints().noneMatch(hidden)) {
            return text;
        }
        var visible = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (!hidden.test(point)) {
                visible.appendCodePoint(point);
            } else if (point < ' ') {
                visible.append("\\x%02x".formatted(point));
            } else {
                for (var unit : Character.toChars(point)) {
                    visible.append("\\u%04X".formatted((int) unit));
                }
            }
        });
        return visible.toString();
    }
}
