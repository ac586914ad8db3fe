package dev.ferry.adapters.http.text;

import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Streams a result as text: removes a byte order mark, and unquotes the string if the answer is JSON and starts with a
 * quote.
 */
public final class ResultText implements Chunks {

    /** The number of bytes, if the result has that many, from which the mode is detected. */
    private static final int DETECTION_BYTES = 512;

    private final Chunks source;
    private final boolean json;
    private final JsonUnquoter unquoter = new JsonUnquoter();
    private ByteBuffer head = ByteBuffer.allocate(0);
    private Mode mode = Mode.UNDECIDED;

    private enum Mode {
        UNDECIDED,
        BARE,
        QUOTED
    }

    /**
     * Creates the text of a result.
     *
     * @param source the bytes of the result; closed with this object
     * @param json whether the content type is JSON
     */
    public ResultText(Chunks source, boolean json) {
        this.source = source;
        this.json = json;
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        return source.next().thenCompose(chunk -> {
            try {
                var text = chunk.isPresent() ? read(chunk.get()) : end();
                return text.hasRemaining()
                        ? CompletableFuture.completedStage(Optional.of(text))
                        : chunk.isPresent() ? next() : CompletableFuture.completedStage(Optional.empty());
            } catch (RuntimeException e) {
                return CompletableFuture.failedStage(e);
            }
        });
    }

    @Override
    public void close() {
        source.close();
    }

    private ByteBuffer read(ByteBuffer chunk) {
        var text = chunk;
        if (mode == Mode.UNDECIDED) {
            text = concat(head, chunk);
            if (!detectMode(text, false)) {
                head = text;
                return ByteBuffer.allocate(0);
            }
        }
        return mode == Mode.QUOTED ? unquoter.read(text) : text;
    }

    private ByteBuffer end() {
        var rest = head;
        head = ByteBuffer.allocate(0);
        if (mode == Mode.UNDECIDED) {
            detectMode(rest, true);
        }
        if (mode == Mode.QUOTED) {
            rest = unquoter.read(rest);
            unquoter.finish();
        }
        return rest;
    }

    /**
     * Detects the mode from the first character after a byte order mark and, in JSON, white space. Returns false if it
     * needs more bytes. Examines a fixed number of bytes, so that the mode does not depend on the chunk sizes.
     */
    private boolean detectMode(ByteBuffer text, boolean isLast) {
        if (text.remaining() < DETECTION_BYTES && !isLast) {
            return false;
        }
        var end = Math.min(text.position() + DETECTION_BYTES, text.limit());
        if (startsWithByteOrderMark(text)) {
            text.position(text.position() + 3);
        }
        if (Html.startsAsHtml(decodeStart(text, end))) {
            throw new PlatformException(new Malformed("the Platform answered with a web page instead of a result"));
        }
        var first = text.position();
        while (first < end && Character.isWhitespace(text.get(first))) {
            first++;
        }
        var quoted = json && first < end && text.get(first) == '"';
        mode = quoted ? Mode.QUOTED : Mode.BARE;
        text.position(quoted ? first + 1 : text.position());
        return true;
    }

    private static String decodeStart(ByteBuffer text, int end) {
        var seen = text.slice(text.position(), end - text.position());
        return StandardCharsets.ISO_8859_1.decode(seen).toString();
    }

    private static boolean startsWithByteOrderMark(ByteBuffer text) {
        var at = text.position();
        return text.remaining() >= 3
                && text.get(at) == (byte) 0xEF
                && text.get(at + 1) == (byte) 0xBB
                && text.get(at + 2) == (byte) 0xBF;
    }

    private static ByteBuffer concat(ByteBuffer first, ByteBuffer second) {
        return ByteBuffer.allocate(first.remaining() + second.remaining())
                .put(first)
                .put(second)
                .flip();
    }
}
