package dev.ferry.adapters.http.text;

import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Unquotes a JSON string (RFC 8259 section 7) after its opening quote, in chunks of any size. */
final class JsonUnquoter {

    private static final String REPLACEMENT = "\uFFFD";

    /** Text is never longer than its escapes. But an escape may start in the previous chunk, after half a character. */
    private static final int MAX_CARRY_OVER = 6;

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

    /** Returns the text of a chunk. */
    ByteBuffer read(ByteBuffer chunk) {
        var text = ByteBuffer.allocate(chunk.remaining() + MAX_CARRY_OVER);
        var span = ArraySpan.of(chunk);
        while (chunk.hasRemaining()) {
            if (state == State.PLAIN && highSurrogate == 0) {
                copyRun(chunk, span, text);
            }
            if (chunk.hasRemaining()) {
                read(chunk.get(), text);
            }
        }
        return text.flip();
    }

    /** Ends the input; fails if the string is not complete. */
    void finish() {
        if (state != State.ENDED) {
            throw malformed("an unterminated JSON string");
        }
    }

    /** Copies the bytes up to the next special byte. */
    private static void copyRun(ByteBuffer chunk, ArraySpan span, ByteBuffer text) {
        var start = span.end() - chunk.remaining();
        var run = JsonEscapeScanner.indexOfSpecial(span.array(), start, span.end()) - start;
        text.put(text.position(), chunk, chunk.position(), run).position(text.position() + run);
        chunk.position(chunk.position() + run);
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
            throw malformed("an invalid escape in a JSON string");
        }
        unit = unit * 16 + digit;
        if (++digits == 4) {
            state = State.PLAIN;
            writeUnit((char) unit, text);
        }
    }

    /** Writes a UTF-16 unit; keeps a high surrogate until its low surrogate follows. */
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

    /** Writes U+FFFD for half a character, which UTF-8 cannot encode. */
    private void writeLoneSurrogate(ByteBuffer text) {
        if (highSurrogate != 0) {
            write(REPLACEMENT, text);
            highSurrogate = 0;
        }
    }

    private static void write(String characters, ByteBuffer text) {
        text.put(characters.getBytes(StandardCharsets.UTF_8));
    }

    private static PlatformException malformed(String problem) {
        return new PlatformException(new Malformed("the result contains " + problem));
    }
}
