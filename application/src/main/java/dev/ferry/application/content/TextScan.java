package dev.ferry.application.content;

import dev.ferry.application.content.UnusableDataException.Remedy;
import java.nio.ByteBuffer;

/**
 * Finds characters that no data set contains: NUL, which is in UTF-16 that was read as another encoding; Ctrl-Z, with
 * which old programs mark the end of a file; a byte order mark at the start of a line, which joining two files leaves
 * behind. It reads the text in chunks and counts its characters.
 */
final class TextScan {

    private static final char NUL = '\0';
    private static final char END_OF_FILE = '\u001A';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /** A line feed whose two bytes are exchanged; Unicode assigns no character to it. */
    private static final char EXCHANGED_LINE_FEED = '\u0A00';

    private char previous = '\n';
    private long characters;

    /** Skips a chunk of plain ASCII text, which needs no search. */
    void skip(ByteBuffer ascii) {
        if (ascii.hasRemaining()) {
            previous = (char) ascii.get(ascii.limit() - 1);
            characters += ascii.remaining();
        }
    }

    /**
     * Searches a chunk of the text.
     *
     * @throws UnusableDataException at the first character that no data set contains
     */
    void search(CharSequence text) throws UnusableDataException {
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            characters++;
            switch (c) {
                case NUL ->
                    throw refusal("NUL (U+0000)", "remove it, or name the encoding of the data", Remedy.NAME_ENCODING);
                case END_OF_FILE -> throw refusal("Ctrl-Z (U+001A)", "remove it", Remedy.CORRECT_DATA);
                case EXCHANGED_LINE_FEED ->
                    throw refusal(
                            "U+0A00, a line feed in the other byte order",
                            "exchange UTF-16LE and UTF-16BE",
                            Remedy.NAME_ENCODING);
                case BYTE_ORDER_MARK -> {
                    if (previous == '\n' || previous == '\r') {
                        throw refusal(
                                "a byte order mark (U+FEFF) at the start of a line",
                                "remove it; were two files joined?",
                                Remedy.CORRECT_DATA);
                    }
                }
                default -> {
                    // a character of the data
                }
            }
            previous = c;
        }
    }

    private UnusableDataException refusal(String character, String advice, Remedy remedy) {
        return new UnusableDataException("character %d is %s; %s".formatted(characters, character, advice), remedy);
    }
}
