package dev.ferry.bootstrap.settings.secret;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** What editors and programs make of a secret: a line of text, with or without its line break. */
final class SecretText {

    private SecretText() {}

    static String secret(byte[] bytes, String from) {
        if (bytes.length > SecretReference.MOST_BYTES) {
            throw new IllegalArgumentException(
                    "%s has more than %d bytes, so it is no secret".formatted(from, SecretReference.MOST_BYTES));
        }
        var line = text(bytes, from).replaceFirst("\\r?\\n\\z", "");
        if (line.isBlank()) {
            throw new IllegalArgumentException(from + " holds no secret; it is empty");
        }
        return line;
    }

    private static String text(byte[] bytes, String from) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(from + " holds no secret; it is not UTF-8", e);
        }
    }
}
