package dev.ferry.adapters.files.upload;

import dev.ferry.application.async.Await;
import dev.ferry.application.content.Content;
import dev.ferry.application.content.Utf8Transcoder;
import dev.ferry.application.port.driving.IdempotencyKey;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.table.TableFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Identifies an upload by the data set's name and its text. Two files with the same key are the same upload, even if
 * they differ in folder and time.
 *
 * @param sha256 the SHA-256 of the text in UTF-8 without a byte order mark, in hex
 */
record ContentKey(DatasetName name, String sha256) {

    /**
     * Reads the data to its end.
     *
     * @throws IOException when the data cannot be read; its cause is an
     *     {@link dev.ferry.application.content.UnusableDataException} when the data is not valid text
     */
    static ContentKey of(DatasetName name, Content data, TableFormat format) throws IOException {
        return new ContentKey(name, sha256(data, format));
    }

    /**
     * Reads the data to its end, for the SHA-256 of its text in hex.
     *
     * @throws IOException as {@link #of} does
     */
    static String sha256(Content data, TableFormat format) throws IOException {
        var digest = newDigest();
        Await.interruptibly(data.open()
                .thenCompose(chunks -> new Utf8Transcoder(chunks, format.charset())
                        .forEach((ByteBuffer chunk) -> digest.update(chunk))));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The idempotency key with which Ferry submits the data, every time. */
    IdempotencyKey idempotencyKey() {
        var hashAndName = (sha256 + name.value()).getBytes(StandardCharsets.UTF_8);
        return new IdempotencyKey(
                "watched-file:" + HexFormat.of().formatHex(newDigest().digest(hashAndName)));
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
