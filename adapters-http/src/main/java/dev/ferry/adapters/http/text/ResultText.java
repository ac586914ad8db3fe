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
 * A result as its text, whichever way it came: a byte order mark is left out, and where the answer says that it is JSON
 * and begins with a quote, the string is unquoted as it streams by.
 */
public final class ResultText implements Chunks {

    /** So many bytes, if there are so many, are seen before it is decided what they are. */
    private static final int SIGHT = 512;

    private final Chunks source;
    private final boolean json;
    private final JsonUnquoter unquoting = new JsonUnquoter();
    private ByteBuffer head = ByteBuffer.allocate(0);
    private Mode mode = Mode.UNDECIDED;

    private enum Mode {
        UNDECIDED,
        BARE,
        QUOTED
    }

    /**
     * Reads a result.
     *
     * @param source its bytes as they come; closed with this
     * @param json whether the answer says that it is JSON
     */
    public ResultText(Chunks source, boolean json) {
        this.source = source;
        this.json = json;
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        return source.next().thenCompose(piece -> {
            try {
                var text = piece.isPresent() ? read(piece.get()) : end();
                return text.hasRemaining()
                        ? CompletableFuture.completedStage(Optional.of(text))
                        : piece.isPresent() ? next() : CompletableFuture.completedStage(Optional.empty());
            } catch (RuntimeException e) {
                return CompletableFuture.failedStage(e);
            }
        });
    }

    @Override
    public void close() {
        source.close();
    }

    private ByteBuffer read(ByteBuffer piece) {
        var text = piece;
        if (mode == Mode.UNDECIDED) {
            text = joined(head, piece);
            if (!decide(text, false)) {
                head = text;
                return ByteBuffer.allocate(0);
            }
        }
        return mode == Mode.QUOTED ? unquoting.read(text) : text;
    }

    private ByteBuffer end() {
        var rest = head;
        head = ByteBuffer.allocate(0);
        if (mode == Mode.UNDECIDED) {
            decide(rest, true);
        }
        if (mode == Mode.QUOTED) {
            rest = unquoting.read(rest);
            unquoting.finish();
        }
        return rest;
    }

    /**
     * Looks past a mark and, in JSON, white space at what comes first; false while too little has come to tell. It
     * never looks farther, so that what it finds does not depend on how the answer was cut.
     */
    private boolean decide(ByteBuffer text, boolean last) {
        if (text.remaining() < SIGHT && !last) {
            return false;
        }
        var end = Math.min(text.position() + SIGHT, text.limit());
        if (startsWithMark(text)) {
            text.position(text.position() + 3);
        }
        if (Html.begins(beginning(text, end))) {
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

    private static String beginning(ByteBuffer text, int end) {
        var seen = text.slice(text.position(), end - text.position());
        return StandardCharsets.ISO_8859_1.decode(seen).toString();
    }

    private static boolean startsWithMark(ByteBuffer text) {
        var at = text.position();
        return text.remaining() >= 3
                && text.get(at) == (byte) 0xEF
                && text.get(at + 1) == (byte) 0xBB
                && text.get(at + 2) == (byte) 0xBF;
    }

    private static ByteBuffer joined(ByteBuffer first, ByteBuffer second) {
        return ByteBuffer.allocate(first.remaining() + second.remaining())
                .put(first)
                .put(second)
                .flip();
    }
}
