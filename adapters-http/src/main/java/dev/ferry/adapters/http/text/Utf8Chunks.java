package dev.ferry.adapters.http.text;

import dev.ferry.application.content.Chunks;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Converts text in another charset to UTF-8 while it streams. Invalid bytes become U+FFFD. */
public final class Utf8Chunks implements Chunks {

    private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

    private final Chunks source;
    private final CharsetDecoder decoder;
    private ByteBuffer undecoded = EMPTY;
    private boolean ended;

    /**
     * Converts a source.
     *
     * @param source closed with this stream
     */
    public Utf8Chunks(Chunks source, Charset charset) {
        this.source = source;
        this.decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        return ended
                ? CompletableFuture.completedStage(Optional.empty())
                : source.next().thenCompose(chunk -> {
                    ended = chunk.isEmpty();
                    var text = decode(chunk.orElse(EMPTY));
                    return text.hasRemaining() ? CompletableFuture.completedStage(Optional.of(text)) : next();
                });
    }

    @Override
    public void close() {
        source.close();
    }

    private ByteBuffer decode(ByteBuffer chunk) {
        var in = ByteBuffer.allocate(undecoded.remaining() + chunk.remaining())
                .put(undecoded)
                .put(chunk)
                .flip();
        var chars = CharBuffer.allocate((int) (in.remaining() * (double) decoder.maxCharsPerByte()) + 2);
        decoder.decode(in, chars, ended);
        if (ended) {
            decoder.flush(chars);
        }
        undecoded = in;
        return StandardCharsets.UTF_8.encode(chars.flip());
    }
}
