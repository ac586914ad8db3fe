package dev.ferry.domain.text;

/** Recognizes strings that are not, or no longer, the text that a user gave. */
public final class UnicodeText {

    private static final char REPLACEMENT = '\uFFFD';

    private UnicodeText() {}

    /** Whether the text has no half of a surrogate pair; UTF-8 cannot encode one, and Java writes a question mark. */
    public static boolean isWellFormed(String text) {
        return text.codePoints()
                .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /** Whether the text is well-formed and without U+FFFD, which Java decodes from bytes that are not text. */
    public static boolean isIntact(String text) {
        return isWellFormed(text) && text.indexOf(REPLACEMENT) < 0;
    }
}
