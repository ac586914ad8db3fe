package dev.ferry.application.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    private static final String TEXT = "Réf,Datum\r\n\"two\nlines\",😀,日本\0end";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 64, 100_000})
    void passesTextOnAsItIsHoweverItIsCut(int pieceBytes) {
        assertThat(admit(TEXT.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, pieceBytes))
                .isEqualTo(TEXT);
    }

    @Test
    void leavesOutALeadingByteOrderMarkAndSaysSo() {
        var intake = intake("\uFEFFa,\uFEFFb".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, 2);

        assertThat(read(intake)).isEqualTo("a,\uFEFFb");
        assertThat(intake.markDropped()).isTrue();
    }

    @Test
    void takesAMarkBehindAWholePieceForText() {
        var bytes = ("a".repeat(64) + "\uFEFFb").getBytes(StandardCharsets.UTF_8);
        var intake = intake(bytes, StandardCharsets.UTF_8, 64);

        assertThat(read(intake)).isEqualTo("a".repeat(64) + "\uFEFFb");
        assertThat(intake.markDropped()).isFalse();
    }

    /** Wherever in a piece it stands, in a row of words or behind the last. */
    @Test
    void findsTheOneByteThatIsNoText() {
        for (int at = 0; at < 150; at++) {
            var bytes = "a".repeat(150).getBytes(StandardCharsets.UTF_8);
            bytes[at] = (byte) 0xFF;

            assertThat(refusal(bytes, StandardCharsets.UTF_8, 71)).contains("byte " + (at + 1) + " ");
        }
    }

    @Test
    void doesNotSpeakOfAMarkThatWasNotThere() {
        var intake = intake("a".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, 2);
        read(intake);

        assertThat(intake.markDropped()).isFalse();
    }

    @Test
    void findsNothingMoreInASourceThatItHasClosed() {
        var intake = intake("some text".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, 2);

        intake.close();

        assertThatThrownBy(() -> read(intake)).hasMessageContaining("it is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"windows-1252", "ISO-8859-15", "UTF-16", "UTF-16LE"})
    void readsOtherEncodings(String encoding) {
        var charset = Charset.forName(encoding);

        assertThat(admit("Réf,café\r\n".getBytes(charset), charset, 3)).isEqualTo("Réf,café\r\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100})
    void namesTheFirstByteThatIsNoText(int pieceBytes) {
        var bytes = "Réf,café".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(refusal(bytes, StandardCharsets.UTF_8, pieceBytes))
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
    void refusesACharacterThatIsCutOffAtTheEnd() {
        assertThat(refusal(new byte[] {'a', (byte) 0xC3}, StandardCharsets.UTF_8, 100))
                .contains("byte 2 ");
    }

    @Test
    void refusesNothingAtAll() {
        assertThat(refusal(new byte[0], StandardCharsets.UTF_8, 100)).contains("empty");
        assertThat(refusal("\uFEFF".getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, 100))
                .contains("empty");
    }

    @Test
    void passesOnMuchTextWithoutLosingAByte() {
        var random = new Random(7);
        var text = new StringBuilder();
        for (int i = 0; i < 200_000; i++) {
            text.appendCodePoint(random.nextInt(4) == 0 ? 0x1F600 + random.nextInt(50) : 'a' + random.nextInt(26));
        }

        assertThat(admit(text.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8, 8191))
                .isEqualTo(text.toString());
    }

    private static String admit(byte[] bytes, Charset encoding, int pieceBytes) {
        return read(intake(bytes, encoding, pieceBytes));
    }

    private static String refusal(byte[] bytes, Charset encoding, int pieceBytes) {
        var thrown =
                Assertions.catchThrowableOfType(CompletionException.class, () -> admit(bytes, encoding, pieceBytes));
        assertThat(Stages.cause(thrown)).isInstanceOf(UnusableDataException.class);
        return String.valueOf(Stages.cause(thrown).getMessage());
    }

    private static String read(Chunks chunks) {
        var bytes = new ByteArrayOutputStream();
        chunks.forEach(piece -> {
                    var array = new byte[piece.remaining()];
                    piece.get(array);
                    bytes.writeBytes(array);
                })
                .toCompletableFuture()
                .join();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Utf8Transcoder intake(byte[] bytes, Charset encoding, int pieceBytes) {
        var rest = ByteBuffer.wrap(bytes);
        return new Utf8Transcoder(
                new Chunks() {
                    private byte[] last = new byte[0];

                    @Override
                    public CompletionStage<Optional<ByteBuffer>> next() {
                        var length = Math.min(pieceBytes, rest.remaining());
                        // a piece is the reader's only until now
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
