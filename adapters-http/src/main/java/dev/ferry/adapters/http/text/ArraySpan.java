package dev.ferry.adapters.http.text;

import java.nio.ByteBuffer;

/** What is left of a buffer, as a part of an array, which is read faster. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record ArraySpan(byte[] array, int from, int end) {

    /** The buffer's own array, or a copy where it gives none away. */
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
