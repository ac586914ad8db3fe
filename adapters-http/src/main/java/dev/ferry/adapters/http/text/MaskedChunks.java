package dev.ferry.adapters.http.text;

import dev.ferry.application.content.Chunks;
import java.nio.ByteBuffer;

/** Masks secrets in a text in UTF-8 while it streams. */
final class MaskedChunks extends ConvertedChunks {

    private final SecretMask mask;

    MaskedChunks(Chunks source, SecretMatcher matcher) {
        super(source);
        this.mask = new SecretMask(matcher);
    }

    @Override
    ByteBuffer convert(ByteBuffer chunk) {
        return mask.convert(chunk);
    }

    @Override
    ByteBuffer end() {
        return mask.end();
    }
}
