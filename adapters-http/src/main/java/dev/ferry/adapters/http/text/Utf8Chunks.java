package dev.ferry.adapters.http.text;

import dev.ferry.application.content.Chunks;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Converts text to UTF-8 while it streams. Invalid bytes of another charset become U+FFFD. A byte order mark of UTF-16
 * counts more than the named charset.
 */
final class Utf8Chunks extends ConvertedChunks {

    private final Charset named;
    private boolean started;

    /** Null for text that is UTF-8 already. */
    private @Nullable CharsetDecoder decoder;

    private ByteBuffer unconverted = NOTHING;

    Utf8Chunks(Chunks source, Charset named) {
        super(source);
        this.named = named;
    }

    @Override
    ByteBuffer convert(ByteBuffer chunk) {
        return convert(chunk, false);
    }

    @Override
    ByteBuffer end() {
        return convert(NOTHING, true);
    }

    private ByteBuffer convert(ByteBuffer chunk, boolean isLast) {
        var text = joined(chunk);
        if (!started) {
            if (text.remaining() < AnswerText.UTF_16_MARK_BYTES && !isLast) {
                unconverted = text;
                return NOTHING;
            }
            started = true;
            decoder = decoder(AnswerText.charset(text, named));
        }
        unconverted = NOTHING;
        return decoder == null ? text : decode(decoder, text, isLast);
    }

    private ByteBuffer decode(CharsetDecoder charset, ByteBuffer text, boolean isLast) {
        var chars = CharBuffer.allocate((int) (text.remaining() * (double) charset.maxCharsPerByte()) + 2);
        charset.decode(text, chars, isLast);
        if (isLast) {
            charset.flush(chars);
        }
        unconverted = text;
        return StandardCharsets.UTF_8.encode(chars.flip());
    }

    /** A text that waits is always a copy, because the chunk is valid only until the next one is requested. */
    private ByteBuffer joined(ByteBuffer chunk) {
        if (started && decoder == null) {
            return chunk;
        }
        return ByteBuffer.allocate(unconverted.remaining() + chunk.remaining())
                .put(unconverted)
                .put(chunk)
                .flip();
    }

    private static @Nullable CharsetDecoder decoder(Charset charset) {
        return charset.equals(StandardCharsets.UTF_8)
                ? null
                : charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE);
    }
}
