package dev.ferry.adapters.http.text;

import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Unquotes a JSON string (RFC 8259 section 7) from behind its opening quote, in pieces of any size. */
final class JsonUnquoter {

    private static final String REPLACEMENT = "\uFFFD";

    /**
     * A text is shorter than its escapes, but the first may have begun in the piece before, behind half a character.
     */
    private static final int CARRIED_OVER = 6;

    private State state = State.PLAIN;
    private int digits;
    private int unit;
    private char highSurrogate;

    private enum State {
        PLAIN,
        ESCAPE,
        UNICODE,
        ENDED
    }

    /** The text of a piece. */
    ByteBuffer read(ByteBuffer piece) {
        var text = ByteBuffer.allocate(piece.remaining() + CARRIED_OVER);
        var span = ArraySpan.of(piece);
        while (piece.hasRemaining()) {
            if (state == State.PLAIN && highSurrogate == 0) {
                copyRun(piece, span, text);
            }
            if (piece.hasRemaining()) {
                read(piece.get(), text);
            }
        }
        return text.flip();
    }

    /** Says that nothing more comes. */
    void finish() {
        if (state != State.ENDED) {
            throw malformed("a JSON string that does not end");
        }
    }

    /** What stands for itself. */
    private static void copyRun(ByteBuffer piece, ArraySpan span, ByteBuffer text) {
        var at = span.end() - piece.remaining();
        var run = JsonEscapeScanner.next(span.array(), at, span.end()) - at;
        text.put(text.position(), piece, piece.position(), run).position(text.position() + run);
        piece.position(piece.position() + run);
    }

    private void read(byte b, ByteBuffer text) {
        switch (state) {
            case PLAIN -> readPlain(b, text);
            case ESCAPE -> readEscape((char) b, text);
            case UNICODE -> readDigit((char) b, text);
            case ENDED -> {
                if (!Character.isWhitespace(b)) {
                    throw malformed("text after a JSON string");
                }
            }
        }
    }

    private void readPlain(byte b, ByteBuffer text) {
        if (b == '\\') {
            state = State.ESCAPE;
            return;
        }
        writeLoneSurrogate(text);
        if (b == '"') {
            state = State.ENDED;
        } else {
            text.put(b);
        }
    }

    private void readEscape(char c, ByteBuffer text) {
        state = State.PLAIN;
        if (c != 'u') {
            writeLoneSurrogate(text);
        }
        switch (c) {
            case 'n' -> text.put((byte) '\n');
            case 'r' -> text.put((byte) '\r');
            case 't' -> text.put((byte) '\t');
            case 'b' -> text.put((byte) '\b');
            case 'f' -> text.put((byte) '\f');
            case '"', '\\', '/' -> text.put((byte) c);
            case 'u' -> {
                state = State.UNICODE;
                digits = 0;
                unit = 0;
            }
            default -> throw malformed("an unknown escape in a JSON string");
        }
    }

    private void readDigit(char c, ByteBuffer text) {
        var digit = Character.digit(c, 16);
        if (digit < 0) {
            throw malformed("a broken escape in a JSON string");
        }
        unit = unit * 16 + digit;
        if (++digits == 4) {
            state = State.PLAIN;
            writeUnit((char) unit, text);
        }
    }

    /** A high surrogate waits for its other half. */
    private void writeUnit(char c, ByteBuffer text) {
        if (Character.isLowSurrogate(c) && highSurrogate != 0) {
            write(new String(new char[] {highSurrogate, c}), text);
            highSurrogate = 0;
            return;
        }
        writeLoneSurrogate(text);
        if (Character.isHighSurrogate(c)) {
            highSurrogate = c;
        } else {
            write(Character.isLowSurrogate(c) ? REPLACEMENT : String.valueOf(c), text);
        }
    }

    /** Half a character cannot be UTF-8. */
    private void writeLoneSurrogate(ByteBuffer text) {
        if (highSurrogate != 0) {
            write(REPLACEMENT, text);
            highSurrogate = 0;
        }
    }

    private static void write(String characters, ByteBuffer text) {
        text.put(characters.getBytes(StandardCharsets.UTF_8));
    }

    private static PlatformException malformed(String what) {
        return new PlatformException(new Malformed("the result holds " + what));
    }
}
