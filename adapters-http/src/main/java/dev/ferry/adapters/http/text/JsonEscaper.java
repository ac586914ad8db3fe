package dev.ferry.adapters.http.text;

import java.nio.charset.StandardCharsets;

/** Escapes text into a reusable array, word by word, in one pass. */
final class JsonEscaper {

    /**
     * The free bytes that each step needs: room for an escape, or for a whole word, of which only the start may be
     * kept.
     */
    static final int LONGEST_STEP = Long.BYTES;

    /** The escape of each byte; empty for a byte that is written as it is. Bytes above 0x7F are parts of characters. */
    private static final byte[][] ESCAPES = escapes();

    private static final int SHORT_ESCAPE_LENGTH = 2;

    private final byte[] target;
    private int length;

    JsonEscaper(byte[] target) {
        this.target = target;
    }

    /** The number of bytes written. */
    int length() {
        return length;
    }

    /** Escapes as many bytes as surely fit; returns how many it read. */
    int escape(ArraySpan span) {
        var text = span.array();
        var end = span.end();
        var room = target.length - LONGEST_STEP;
        var at = span.from();
        var out = length;
        while (at <= end - Long.BYTES && out <= room) {
            var word = JsonEscapeScanner.word(text, at);
            JsonEscapeScanner.put(word, target, out);
            var plain = JsonEscapeScanner.plainPrefix(word);
            at += plain;
            out += plain;
            if (plain < Long.BYTES && out <= room) {
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
        if (escape.length == SHORT_ESCAPE_LENGTH) {
            target[out] = escape[0];
            target[out + 1] = escape[1];
            return out + SHORT_ESCAPE_LENGTH;
        }
        if (escape.length == 0) {
            target[out] = b;
            return out + 1;
        }
        System.arraycopy(escape, 0, target, out, escape.length);
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
