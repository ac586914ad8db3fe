package dev.ferry.application.content;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Lets only text in: reads bytes in their encoding and passes them on as UTF-8, without a leading byte order mark.
 * Fails with an {@link UnusableDataException} at the first byte that is not text, and when there is nothing at all.
 */
public final class Utf8Transcoder implements Chunks {

    /** Room for any character. */
    private static final int LEAST_CHARS = 16;

    private static final int MOST_CHARS = 64 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int MARK_BYTES = 3;
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final Chunks source;
    private final Charset encoding;
    private final boolean asItCame;
    private final CharsetDecoder decoder;
    private CharBuffer chars = CharBuffer.allocate(0);
    private ByteBuffer undecoded = NOTHING;
    private long position;
    private boolean begun;
    private boolean admitted;
    private boolean markDropped;
    private boolean ended;

    /**
     * Reads a source.
     *
     * @param source the bytes as they are; closed with this
     */
    public Utf8Transcoder(Chunks source, Charset encoding) {
        this.source = source;
        this.encoding = encoding;
        this.asItCame = encoding.equals(StandardCharsets.UTF_8);
        this.decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /**
     * Whether a byte order mark was left out.
     *
     * @return true when there was one; meaningful after the first piece
     */
    public boolean markDropped() {
        return markDropped;
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        return ended
                ? CompletableFuture.completedStage(Optional.empty())
                : source.next().thenCompose(this::admit);
    }

    @Override
    public void close() {
        source.close();
    }

    private CompletionStage<Optional<ByteBuffer>> admit(Optional<ByteBuffer> piece) {
        try {
            ended = piece.isEmpty();
            var text = decode(piece.orElse(NOTHING));
            admitted |= text.hasRemaining();
            if (ended && !admitted) {
                throw new UnusableDataException("it is empty; there is nothing to upload");
            }
            return text.hasRemaining() ? CompletableFuture.completedStage(Optional.of(text)) : next();
        } catch (UnusableDataException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /** UTF-8 is decoded only to see that it is some: its bytes are passed on as they came. */
    private ByteBuffer decode(ByteBuffer piece) throws UnusableDataException {
        if (asItCame && !undecoded.hasRemaining() && Ascii.isAll(piece)) {
            begun |= piece.hasRemaining();
            position += piece.remaining();
            return piece;
        }
        var in = undecoded.hasRemaining() ? joined(undecoded, piece) : piece;
        var decoded = in.slice();
        var utf8 = new ByteArrayOutputStream();
        var beginning = !begun;
        makeRoom(in.remaining());
        CoderResult result;
        do {
            result = decoder.decode(in, chars, ended);
            chars.flip();
            dropMark();
            if (!asItCame) {
                utf8.writeBytes(chars.toString().getBytes(StandardCharsets.UTF_8));
            }
            chars.clear();
        } while (result.isOverflow());
        decoded.limit(decoded.limit() - in.remaining());
        if (result.isError()) {
            throw new UnusableDataException("byte %d is not %s; convert it to UTF-8, or name its encoding"
                    .formatted(position + decoded.limit() + 1, encoding));
        }
        position += decoded.limit();
        undecoded = joined(in, NOTHING);
        if (!asItCame) {
            return ByteBuffer.wrap(utf8.toByteArray());
        }
        return decoded.position(beginning && markDropped ? MARK_BYTES : 0);
    }

    /** No encoding makes more UTF-16 units than it has bytes, so a small data set needs but a small buffer. */
    private void makeRoom(int bytes) {
        var wanted = Math.clamp(bytes, LEAST_CHARS, MOST_CHARS);
        if (chars.capacity() < wanted) {
            chars = CharBuffer.allocate(wanted);
        }
    }

    /** A mark stands before everything else. The decoder never parts a surrogate pair. */
    private void dropMark() {
        if (!begun && chars.hasRemaining()) {
            begun = true;
            markDropped = chars.charAt(0) == BYTE_ORDER_MARK;
            chars.position(markDropped ? 1 : 0);
        }
    }

    /** A copy, because a piece is ours only until we ask for the next. */
    private static ByteBuffer joined(ByteBuffer first, ByteBuffer second) {
        return ByteBuffer.allocate(first.remaining() + second.remaining())
                .put(first)
                .put(second)
                .flip();
    }
}
