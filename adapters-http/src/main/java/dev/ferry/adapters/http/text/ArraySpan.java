package dev.ferry.adapters.http.text;

import java.nio.ByteBuffer;

/** The remaining bytes of a buffer as a range of an array, which is faster to read. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ArraySpan(byte[] array, int from, int end) {

    /** Uses the buffer's own array, or a copy if the buffer does not expose one. */
    static ArraySpan of(ByteBuffer text) {
        if (text.hasArray()) {
            var from = text.arrayOffset() + text.position();
            return new ArraySpan(text.array(), from, from + text.remaining());
        }
        var copy = new byte[text.remaining()];
        text.duplicate().get(copy);
        return new ArraySpan(copy, 0, copy.length);
    }
}
