package dev.ferry.application.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.async.Stages;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8TranscoderTest {

    private static final String TEXT = "Réf,Datum\r\n\"two\nlines\",😀,日本end";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 64, 100_000})
    void passesTextOnUnchangedInChunksOfAnySize(int chunkBytes) {
        assertThat(transcode(TEXT.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, chunkBytes))
                .isEqualTo(TEXT);
    }

    @Test
    void removesAndReportsALeadingByteOrderMark() {
        var transcoder = transcoder("\uFEFFa,\uFEFFb".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, 2);

        assertThat(read(transcoder)).isEqualTo("a,\uFEFFb");
        assertThat(transcoder.markRemoved()).isTrue();
    }

    @Test
    void keepsAMarkAfterTheFirstChunk() {
        var bytes = ("a".repeat(64) + "\uFEFFb").getBytes(StandardCharsets.UTF_8);
        var transcoder = transcoder(bytes, StandardCharsets.UTF_8, 64);

        assertThat(read(transcoder)).isEqualTo("a".repeat(64) + "\uFEFFb");
        assertThat(transcoder.markRemoved()).isFalse();
    }

    /** At any position of a chunk, within the 8-byte words or after the last. */
    @Test
    void findsASingleInvalidByte() {
        for (int at = 0; at < 150; at++) {
            var bytes = "a".repeat(150).getBytes(StandardCharsets.UTF_8);
            bytes[at] = (byte) 0xFF;

            assertThat(refusal(bytes, StandardCharsets.UTF_8, 71)).contains("byte " + (at + 1) + " ");
        }
    }

    @Test
    void reportsNoMarkIfThereWasNone() {
        var transcoder = transcoder("a".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, 2);
        read(transcoder);

        assertThat(transcoder.markRemoved()).isFalse();
    }

    @Test
    void closesItsSource() {
        var transcoder = transcoder("some text".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, 2);

        transcoder.close();

        assertThat(read(transcoder)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "ISO-8859-15", "UTF-16", "UTF-16LE"})
    void readsOtherEncodings(String encoding) {
        var charset = Charset.forName(encoding);

        assertThat(transcode("Réf,café\r\n".getBytes(charset), charset, 3)).isEqualTo("Réf,café\r\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100})
    void namesTheFirstInvalidByte(int chunkBytes) {
        var bytes = "Réf,café".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refusal(bytes, StandardCharsets.UTF_8, chunkBytes))
                .contains("byte 2 ")
                .contains("UTF-8");
    }

    @Test
    void namesTheByteOfALoneSurrogate() {
        var bytes = new byte[] {'a', 'b', (byte) 0xED, (byte) 0xA0, (byte) 0x80, 'c'};

        assertThat(refusal(bytes, StandardCharsets.UTF_8, 100)).contains("byte 3 ");
        assertThat(refusal(new byte[] {(byte) 0xD8, 0, 0, 'a'}, StandardCharsets.UTF_16BE, 100))
                .contains("byte 1 ");
    }

    @Test
    void refusesAnIncompleteCharacterAtTheEnd() {
        assertThat(refusal(new byte[] {'a', (byte) 0xC3}, StandardCharsets.UTF_8, 100))
                .contains("byte 2 ");
    }

    @Test
    void passesOnAllBytesOfALongText() {
        var random = new Random(7);
        var text = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            text.appendCodePoint(random.nextInt(4) == 0 ? 0x1F600 + random.nextInt(50) : 'a' + random.nextInt(26));
        }

        assertThat(transcode(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, 8191))
                .isEqualTo(text.toString());
    }

    private static String transcode(byte[] bytes, Charset encoding, int chunkBytes) {
        return read(transcoder(bytes, encoding, chunkBytes));
    }

    static String refusal(byte[] bytes, Charset encoding, int chunkBytes) {
        var thrown = Assertions.catchThrowableOfType(
                CompletionException.class, () -> transcode(bytes, encoding, chunkBytes));
        assertThat(Stages.cause(thrown)).isInstanceOf(UnusableDataException.class);
        return String.valueOf(Stages.cause(thrown).getMessage());
    }

    private static String read(Chunks chunks) {
        var bytes = new ByteArrayOutputStream();
        chunks.forEach(chunk -> {
                    var array = new byte[chunk.remaining()];
                    chunk.get(array);
                    bytes.writeBytes(array);
                })
                .toCompletableFuture()
                .join();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Utf8Transcoder transcoder(byte[] bytes, Charset encoding, int chunkBytes) {
        var rest = ByteBuffer.wrap(bytes);
        return new Utf8Transcoder(
                new Chunks() {
                    private byte[] last = new byte[0];

                    @Override
                    public CompletionStage<Optional<ByteBuffer>> next() {
                        var length = Math.min(chunkBytes, rest.remaining());
                        // the chunk before belongs to the reader only until now
                        Arrays.fill(last, (byte) 0xFF);
                        last = new byte[length];
                        rest.get(last);
                        return CompletableFuture.completedStage(
                                length == 0 ? Optional.empty() : Optional.of(ByteBuffer.wrap(last)));
                    }

                    @Override
                    public void close() {
                        rest.position(rest.limit());
                    }
                },
                encoding);
    }
}
