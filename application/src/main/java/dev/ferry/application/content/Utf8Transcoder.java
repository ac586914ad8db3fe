package dev.ferry.application.content;

import dev.ferry.application.content.UnusableDataException.Remedy;
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
import org.jspecify.annotations.Nullable;

/**
 * Converts text to UTF-8 without a leading byte order mark. Fails with an {@link UnusableDataException} at the first
 * byte that is not text in the encoding, when the first bytes are those of another format, and at a character that no
 * data set contains. Without a named encoding, text is UTF-8, or UTF-16 if it starts with the mark of UTF-16.
 */
public final class Utf8Transcoder implements Chunks {

    /** Enough for any character. */
    private static final int MIN_CHARS = 16;

    private static final int MAX_CHARS = 64 * 1024;
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    private final Chunks source;
    private @Nullable Charset encoding;
    private boolean isUtf8;
    private CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final TextScan scan = new TextScan();
    private byte[] head = {};
    private CharBuffer chars = CharBuffer.allocate(0);
    private ByteBuffer undecoded = EMPTY;
    private long position;
    private boolean started;
    private boolean markRemoved;
    private boolean ended;

    /**
     * Converts a source.
     *
     * @param source closed with this stream
     * @param encoding null for UTF-8, or UTF-16 by its byte order mark
     */
    public Utf8Transcoder(Chunks source, @Nullable Charset encoding) {
        this.source = source;
        if (encoding != null) {
            decodeAs(encoding);
        }
    }

    private void decodeAs(Charset charset) {
        encoding = charset;
        isUtf8 = charset.equals(StandardCharsets.UTF_8);
        decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Whether the text is UTF-8 without a byte order mark, so that its bytes are passed on as they are. */
    boolean passesBytesOn() {
        return isUtf8 && !markRemoved;
    }

    /** Whether a byte order mark was removed; valid after the first chunk. */
    public boolean markRemoved() {
        return markRemoved;
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        return ended
                ? CompletableFuture.completedStage(Optional.empty())
                : source.next().thenCompose(this::transcode);
    }

    @Override
    public void close() {
        source.close();
    }

    private CompletionStage<Optional<ByteBuffer>> transcode(Optional<ByteBuffer> chunk) {
        try {
            var text = transcode(chunk.orElse(EMPTY), chunk.isEmpty());
            return text.hasRemaining() ? CompletableFuture.completedStage(Optional.of(text)) : next();
        } catch (UnusableDataException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    /**
     * Converts the next chunk of a source that the caller reads itself.
     *
     * @param last whether the text ends with it
     * @return the text in UTF-8, which may be empty; valid until the next call
     */
    ByteBuffer transcode(ByteBuffer chunk, boolean last) throws UnusableDataException {
        ended = last;
        inspectHead(chunk);
        return decode(chunk);
    }

    /** Looks for the signature of another format, until enough bytes have arrived for all of them. */
    private void inspectHead(ByteBuffer chunk) throws UnusableDataException {
        if (head.length < FileSignature.MAX_BYTES && chunk.hasRemaining()) {
            var length = Math.min(FileSignature.MAX_BYTES - head.length, chunk.remaining());
            head = concat(ByteBuffer.wrap(head), chunk.slice(chunk.position(), length))
                    .array();
            var refusal = FileSignature.refusal(head, encoding);
            if (refusal.isPresent()) {
                throw refusal.get();
            }
        }
    }

    /** Decodes a chunk. UTF-8 is decoded only to validate it; its bytes are passed on unchanged. */
    private ByteBuffer decode(ByteBuffer chunk) throws UnusableDataException {
        if (encoding == null) {
            if (undecoded.remaining() + chunk.remaining() < FileSignature.MARK_BYTES && !ended) {
                undecoded = concat(undecoded, chunk);
                return EMPTY;
            }
            decodeAs(FileSignature.startsWithMarkOfUtf16(head) ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        }
        if (isUtf8 && !undecoded.hasRemaining() && Ascii.isText(chunk)) {
            started |= chunk.hasRemaining();
            scan.skip(chunk);
            position += chunk.remaining();
            return chunk;
        }
        var in = undecoded.hasRemaining() ? concat(undecoded, chunk) : chunk;
        var decoded = in.slice();
        var utf8 = new ByteArrayOutputStream();
        var atStart = !started;
        ensureCapacity(in.remaining());
        CoderResult result;
        do {
            result = decoder.decode(in, chars, ended);
            chars.flip();
            removeMark();
            search(chars);
            if (!isUtf8) {
                utf8.writeBytes(chars.toString().getBytes(StandardCharsets.UTF_8));
            }
            chars.clear();
        } while (result.isOverflow());
        decoded.limit(decoded.limit() - in.remaining());
        if (result.isError()) {
            throw new UnusableDataException(
                    "byte %d is not %s; %sconvert it to UTF-8, or name its encoding"
                            .formatted(position + decoded.limit() + 1, encoding, isUtf8 ? Windows1252.hint(in) : ""),
                    Remedy.NAME_ENCODING);
        }
        position += decoded.limit();
        undecoded = concat(in, EMPTY);
        if (!isUtf8) {
            return ByteBuffer.wrap(utf8.toByteArray());
        }
        return decoded.position(atStart && markRemoved ? FileSignature.MARK_BYTES : 0);
    }

    /** No encoding has more UTF-16 units than bytes, so a small data set needs only a small buffer. */
    private void ensureCapacity(int bytes) {
        var capacity = Math.clamp(bytes, MIN_CHARS, MAX_CHARS);
        if (chars.capacity() < capacity) {
            chars = CharBuffer.allocate(capacity);
        }
    }

    /** Refuses characters that no data set contains. A NUL among the first bytes means UTF-16. */
    private void search(CharSequence text) throws UnusableDataException {
        try {
            scan.search(text);
        } catch (UnusableDataException e) {
            var order = utf16Order();
            throw order.isEmpty() || String.valueOf(encoding).startsWith("UTF-16")
                    ? e
                    : new UnusableDataException(
                            "it looks like UTF-16%s without a byte order mark; convert it to UTF-8, or name its encoding"
                                    .formatted(order),
                            Remedy.NAME_ENCODING);
        }
    }

    /** The byte order of ASCII text in UTF-16, as its first two characters show it; empty when it is not UTF-16. */
    private String utf16Order() {
        if (head.length < 4 || (head[0] == 0) != (head[2] == 0) || (head[1] == 0) != (head[3] == 0)) {
            return "";
        }
        return head[0] == 0 && head[1] != 0 ? "BE" : head[0] != 0 && head[1] == 0 ? "LE" : "";
    }

    /** A mark is the first character. The decoder never splits a surrogate pair. */
    private void removeMark() {
        if (!started && chars.hasRemaining()) {
            started = true;
            markRemoved = chars.charAt(0) == BYTE_ORDER_MARK;
            chars.position(markRemoved ? 1 : 0);
        }
    }

    /** A copy, because the source reuses the chunk after the next request. */
    private static ByteBuffer concat(ByteBuffer first, ByteBuffer second) {
        return ByteBuffer.allocate(first.remaining() + second.remaining())
                .put(first)
                .put(second)
                .flip();
    }
}
