package dev.ferry.adapters.http.text;

import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Unquotes a JSON string (RFC 8259 section 7) from behind its opening quote, in pieces of any size. */
final class JsonUnquoting {

    private static final String REPLACEMENT = "\uFFFD";

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
        var text = new ByteArrayOutputStream(piece.remaining());
        while (piece.hasRemaining()) {
            read(piece.get(), text);
        }
        return ByteBuffer.wrap(text.toByteArray());
    }

    /** Says that nothing more comes. */
    void finish() {
        if (state != State.ENDED) {
            throw malformed("a JSON string that does not end");
        }
    }

    private void read(byte b, ByteArrayOutputStream text) {
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

    private void readPlain(byte b, ByteArrayOutputStream text) {
        if (b == '\\') {
            state = State.ESCAPE;
            return;
        }
        writeLoneSurrogate(text);
        if (b == '"') {
            state = State.ENDED;
        } else {
            text.write(b);
        }
    }

    private void readEscape(char c, ByteArrayOutputStream text) {
        state = State.PLAIN;
        if (c != 'u') {
            writeLoneSurrogate(text);
        }
        switch (c) {
            case 'n' -> text.write('\n');
            case 'r' -> text.write('\r');
            case 't' -> text.write('\t');
            case 'b' -> text.write('\b');
            case 'f' -> text.write('\f');
            case '"', '\\', '/' -> text.write(c);
            case 'u' -> {
                state = State.UNICODE;
                digits = 0;
                unit = 0;
            }
            default -> throw malformed("an unknown escape in a JSON string");
        }
    }

    private void readDigit(char c, ByteArrayOutputStream text) {
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
    private void writeUnit(char c, ByteArrayOutputStream text) {
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
    private void writeLoneSurrogate(ByteArrayOutputStream text) {
        if (highSurrogate != 0) {
            write(REPLACEMENT, text);
            highSurrogate = 0;
        }
    }

    private static void write(String characters, ByteArrayOutputStream text) {
        text.writeBytes(characters.getBytes(StandardCharsets.UTF_8));
    }

    private static PlatformException malformed(String what) {
        return new PlatformException(new Malformed("the result holds " + what));
    }
}
