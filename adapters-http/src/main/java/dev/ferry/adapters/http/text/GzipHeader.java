package dev.ferry.adapters.http.text;

import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;

/** Skips the header of a gzip member (RFC 1952 section 2.3), which may arrive in pieces. */
final class GzipHeader {

    private static final int FIRST_MAGIC = 0x1F;
    private static final int SECOND_MAGIC = 0x8B;
    private static final int DEFLATE = 8;
    private static final int RESERVED_FLAGS = 0xE0;

    private final Iterator<Part> parts = List.of(Part.values()).iterator();
    private Part part = parts.next();
    private int flags;
    private int count;
    private int extraLength;

    /** The parts in their order, with the flag that announces each. */
    private enum Part {
        FIXED(0),
        EXTRA_LENGTH(4),
        EXTRA(4),
        NAME(8),
        COMMENT(16),
        CHECKSUM(2),
        COMPLETE(0xFF);

        private final int flag;

        Part(int flag) {
            this.flag = flag;
        }
    }

    /** Reads up to the end of the header; returns whether it is complete. Fails if it is not a gzip header. */
    boolean read(ByteBuffer in) throws UnreadableAnswerException {
        while (part != Part.COMPLETE && in.hasRemaining()) {
            if (!accept(in.get() & 0xFF)) {
                throw new UnreadableAnswerException("its data is not valid for the content coding 'gzip'");
            }
        }
        return part == Part.COMPLETE;
    }

    private boolean accept(int b) {
        var index = count++;
        switch (part) {
            case FIXED -> {
                if (index == 3) {
                    flags = b;
                }
                if (index == 9) {
                    next();
                }
                return isValid(index, b);
            }
            case EXTRA_LENGTH -> {
                extraLength |= b << (8 * index);
                if (index == 1) {
                    next();
                }
            }
            case EXTRA -> {
                if (count == extraLength) {
                    next();
                }
            }
            case NAME, COMMENT -> {
                if (b == 0) {
                    next();
                }
            }
            case CHECKSUM -> {
                if (index == 1) {
                    next();
                }
            }
            case COMPLETE -> throw new IllegalStateException("the header is complete");
        }
        return true;
    }

    private static boolean isValid(int index, int b) {
        return switch (index) {
            case 0 -> b == FIRST_MAGIC;
            case 1 -> b == SECOND_MAGIC;
            case 2 -> b == DEFLATE;
            case 3 -> (b & RESERVED_FLAGS) == 0;
            default -> true;
        };
    }

    private void next() {
        count = 0;
        do {
            part = parts.next();
        } while (part != Part.COMPLETE && ((flags & part.flag) == 0 || (part == Part.EXTRA && extraLength == 0)));
    }
}
