package dev.ferry.adapters.http.text;

import java.nio.charset.StandardCharsets;

/** Escapes into an array that may be used again, word by word, in one pass and without looking ahead. */
final class JsonEscaper {

    /**
     * So much room is taken for granted at each step: for a word, which may be followed by what is not its, or an
     * escape.
     */
    static final int LONGEST_STEP = Long.BYTES;

    /**
     * What must be written for a byte instead of the byte; nothing for most. Bytes above 0x7F are parts of characters.
     */
    private static final byte[][] ESCAPES = escapes();

    private static final int BRIEF = 2;

    private final byte[] into;
    private int length;

    JsonEscaper(byte[] into) {
        this.into = into;
    }

    /** How much has been written. */
    int length() {
        return length;
    }

    /** Reads as far as there is surely room; brings how many bytes that were. */
    int escape(ArraySpan span) {
        var text = span.array();
        var end = span.end();
        var room = into.length - LONGEST_STEP;
        var at = span.from();
        var out = length;
        while (at <= end - Long.BYTES && out <= room) {
            var word = JsonEscapeScanner.word(text, at);
            JsonEscapeScanner.put(word, into, out);
            var run = JsonEscapeScanner.run(word);
            at += run;
            out += run;
            if (run < Long.BYTES && out <= room) {
                out = escape(text[at++], out);
            }
        }
        while (at < end && out <= room) {
            out = escape(text[at++], out);
        }
        length = out;
        return at - span.from();
    }

    private int escape(byte b, int out) {
        var escape = ESCAPES[b & 0xFF];
        if (escape.length == BRIEF) {
            into[out] = escape[0];
            into[out + 1] = escape[1];
            return out + BRIEF;
        }
        if (escape.length == 0) {
            into[out] = b;
            return out + 1;
        }
        System.arraycopy(escape, 0, into, out, escape.length);
        return out + escape.length;
    }

    private static byte[][] escapes() {
        var table = new byte[256][0];
        for (int c = 0; c < 0x20; c++) {
            table[c] = ascii("\\u%04x".formatted(c));
        }
        table['\n'] = ascii("\\n");
        table['\r'] = ascii("\\r");
        table['\t'] = ascii("\\t");
        table['"'] = ascii("\\\"");
        table['\\'] = ascii("\\\\");
        return table;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
