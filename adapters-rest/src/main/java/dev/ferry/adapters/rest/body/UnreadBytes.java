package dev.ferry.adapters.rest.body;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Received bytes that are not consumed yet. Appending does not change the bytes of a buffer taken before. */
final class UnreadBytes {

    private byte[] bytes = new byte[0];
    private int from;

    int length() {
        return bytes.length - from;
    }

    void append(ByteBuffer chunk) {
        var longer = Arrays.copyOf(Arrays.copyOfRange(bytes, from, bytes.length), length() + chunk.remaining());
        chunk.get(longer, length(), chunk.remaining());
        bytes = longer;
        from = 0;
    }

    ByteBuffer take(int count) {
        var taken = ByteBuffer.wrap(bytes, from, count).slice();
        from += count;
        return taken;
    }

    void skip(int count) {
        from += count;
    }

    boolean startsWith(String ascii) {
        var wanted = ascii.getBytes(StandardCharsets.US_ASCII);
        return length() >= wanted.length && matches(from, wanted);
    }

    /** Returns the first position of the bytes, from the first unread byte; -1 when they do not occur. */
    int indexOf(byte[] wanted) {
        for (int at = from; at <= bytes.length - wanted.length; at++) {
            if (bytes[at] == wanted[0] && matches(at, wanted)) {
                return at - from;
            }
        }
        return -1;
    }

    private boolean matches(int at, byte[] wanted) {
        return Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
    }
}
