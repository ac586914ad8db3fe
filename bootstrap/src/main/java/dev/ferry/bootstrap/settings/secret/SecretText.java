package dev.ferry.bootstrap.settings.secret;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Decodes a secret: one line of UTF-8 text, with or without a byte order mark and line breaks at its end. */
final class SecretText {

    private SecretText() {}

    static String secret(byte[] bytes, String from) {
        if (bytes.length > SecretReference.MAX_BYTES) {
            throw new IllegalArgumentException("%s has more than %d bytes, so it is too large for a secret"
                    .formatted(from, SecretReference.MAX_BYTES));
        }
        var line = SettingText.trimmed(text(bytes, from));
        if (line.isBlank()) {
            throw new IllegalArgumentException(from + " contains no secret; it is empty");
        }
        return SettingText.intact(line);
    }

    private static String text(byte[] bytes, String from) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(from + " contains no secret; it is not UTF-8", e);
        }
    }
}
