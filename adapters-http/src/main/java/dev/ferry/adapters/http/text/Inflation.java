package dev.ferry.adapters.http.text;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Removes one content coding from bytes that arrive in pieces: gzip (RFC 1952, also of several members) or deflate (RFC
 * 1950; also without its header, which some servers leave out). Checks the checksums, the end, and a limit.
 */
final class Inflation {

    private static final int TRAILER_BYTES = 8;

    private final String coding;
    private final long limit;
    private final CRC32 checksum = new CRC32();
    private final ByteBuffer start = ByteBuffer.allocate(2);
    private final ByteBuffer trailer = ByteBuffer.allocate(TRAILER_BYTES);
    private GzipHeader header = new GzipHeader();
    private @Nullable Inflater inflater;
    private ByteBuffer input = ByteBuffer.allocate(0);
    private Part part = Part.NOTHING;
    private long length;

    private enum Part {
        NOTHING,
        HEADER,
        DATA,
        TRAILER,
        END,
        PADDING
    }

    /**
     * Starts before the first byte.
     *
     * @param coding {@code gzip} or {@code deflate}
     * @param limit the largest number of bytes after the coding is removed
     */
    Inflation(String coding, long limit) {
        this.coding = coding;
        this.limit = limit;
    }

    /** Adds bytes, which must not change until {@link #read} returns 0. */
    void add(ByteBuffer bytes) {
        input = bytes;
    }

    /** Fills the target with decoded bytes; returns their number, or 0 if it needs more input. */
    int read(byte[] target) throws UnreadableAnswerException {
        while (input.hasRemaining() || part == Part.DATA) {
            var count = step(target);
            length += count;
            if (length > limit) {
                throw new UnreadableAnswerException(
                        "the content coding '" + coding + "' expands to more than the " + limit + " bytes allowed");
            }
            if (count != 0 || (part == Part.DATA && !input.hasRemaining())) {
                return count;
            }
        }
        return 0;
    }

    /** Ends the input; fails if the coded data is not complete. A body without any byte is empty. */
    void finish() throws UnreadableAnswerException {
        if (part == Part.HEADER || part == Part.DATA || part == Part.TRAILER) {
            throw new UnreadableAnswerException("it ends before the end of its content coding '" + coding + "'");
        }
    }

    /** Releases native memory; nothing can be read afterwards. */
    void close() {
        if (inflater != null) {
            inflater.end();
        }
    }

    private int step(byte[] target) throws UnreadableAnswerException {
        switch (part) {
            case NOTHING -> part = Part.HEADER;
            case HEADER -> {
                if (coding.equals("gzip") ? header.read(input) : readDeflateStart()) {
                    part = Part.DATA;
                }
            }
            case DATA -> {
                return inflate(target);
            }
            case TRAILER -> readTrailer();
            case END -> {
                part = input.get(input.position()) == 0 ? Part.PADDING : Part.HEADER;
                if (part == Part.HEADER && !coding.equals("gzip")) {
                    throw invalid();
                }
                header = new GzipHeader();
            }
            case PADDING -> {
                if (input.get() != 0) {
                    throw invalid();
                }
            }
        }
        return 0;
    }

    private int inflate(byte[] target) throws UnreadableAnswerException {
        var used = inflater();
        try {
            if (used.needsInput()) {
                used.setInput(input);
            }
            var count = used.inflate(target);
            checksum.update(target, 0, count);
            if (used.finished()) {
                part = coding.equals("gzip") ? Part.TRAILER : Part.END;
            } else if (count == 0 && input.hasRemaining()) {
                throw invalid(); // it needs a dictionary
            }
            return count;
        } catch (DataFormatException e) {
            throw invalid();
        }
    }

    private Inflater inflater() {
        if (inflater == null) {
            inflater = new Inflater(coding.equals("gzip") || !hasZlibHeader());
        }
        return inflater;
    }

    /** Reads the two bytes that show whether the data has a header, and puts them back. */
    private boolean readDeflateStart() {
        while (start.hasRemaining() && input.hasRemaining()) {
            start.put(input.get());
        }
        if (start.hasRemaining()) {
            return false;
        }
        input = ByteBuffer.allocate(start.capacity() + input.remaining())
                .put(start.array())
                .put(input)
                .flip();
        return true;
    }

    private boolean hasZlibHeader() {
        return (start.get(0) & 0x0F) == 8 && start.getChar(0) % 31 == 0;
    }

    private void readTrailer() throws UnreadableAnswerException {
        while (trailer.hasRemaining() && input.hasRemaining()) {
            trailer.put(input.get());
        }
        if (trailer.hasRemaining()) {
            return;
        }
        var expected = Integer.reverseBytes(trailer.getInt(0));
        var expectedLength = Integer.reverseBytes(trailer.getInt(4));
        if (expected != (int) checksum.getValue()
                || expectedLength != (int) inflater().getBytesWritten()) {
            throw invalid();
        }
        trailer.clear();
        checksum.reset();
        inflater().reset();
        part = Part.END;
    }

    private UnreadableAnswerException invalid() {
        return new UnreadableAnswerException("its data is not valid for the content coding '" + coding + "'");
    }
}
