package dev.ferry.adapters.http.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    private final Random random = new Random(11);

    @Test
    void readsBackATextThatWasEscapedInChunks() throws IOException {
        for (int round = 0; round < 500; round++) {
            var text = randomText();
            var escaped = new ByteArrayOutputStream();
            long measured = 0;
            for (var rest = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)); rest.hasRemaining(); ) {
                var chunk = rest.slice(rest.position(), 1 + random.nextInt(rest.remaining()));
                rest.position(rest.position() + chunk.remaining());
                measured += JsonText.escapedLength(chunk);
                escaped.writeBytes(JsonText.escape(chunk).getBytes());
            }

            assertThat(escaped.size()).isEqualTo(measured);
            var json = '"' + escaped.toString(StandardCharsets.UTF_8) + '"';
            assertThat(new ObjectMapper().readValue(json, String.class)).isEqualTo(text);
        }
    }

    @Test
    void unquotesATextInChunks() throws IOException {
        for (int round = 0; round < 500; round++) {
            var text = randomText();
            var json = new ObjectMapper().writeValueAsString(text).getBytes(StandardCharsets.UTF_8);
            var unquoter = new JsonUnquoter();
            var read = new ByteArrayOutputStream();
            for (var rest = ByteBuffer.wrap(json, 1, json.length - 1); rest.hasRemaining(); ) {
                var chunk = rest.slice(rest.position(), 1 + random.nextInt(rest.remaining()));
                rest.position(rest.position() + chunk.remaining());
                for (var unquoted = unquoter.read(chunk); unquoted.hasRemaining(); ) {
                    read.write(unquoted.get());
                }
            }
            unquoter.finish();

            assertThat(read.toString(StandardCharsets.UTF_8)).isEqualTo(text);
        }
    }

    /** Uses random bytes at random offsets, so that each special byte occurs at each position of a word. */
    @Test
    void escapesLikeAByteByByteImplementation() {
        for (int round = 0; round < 5_000; round++) {
            var bytes = randomBytes();
            var from = random.nextInt(bytes.length + 1);
            var to = from + random.nextInt(bytes.length - from + 1);
            var text = round % 2 == 0
                    ? ByteBuffer.wrap(bytes)
                    : ByteBuffer.wrap(bytes).asReadOnlyBuffer();
            text.limit(to).position(from);
            var expected = byteByByte(Arrays.copyOfRange(bytes, from, to));

            assertThat(JsonText.escapedLength(text)).isEqualTo(expected.length);
            assertThat(text.position()).isEqualTo(from);
            assertThat(JsonText.escape(text).getBytes()).isEqualTo(expected);
            assertThat(text.hasRemaining()).isFalse();
        }
    }

    /** The array ends in a word, before an escape, or after the text. */
    @Test
    void escapesAsMuchAsFits() {
        for (int round = 0; round < 5_000; round++) {
            var bytes = randomBytes();
            var target = new byte[8 + random.nextInt(200)];
            var escaped = new ByteArrayOutputStream();
            for (var text = ByteBuffer.wrap(bytes); text.hasRemaining(); ) {
                var before = text.remaining();
                escaped.write(target, 0, JsonText.escape(text, target));
                assertThat(text.remaining()).isLessThan(before);
            }

            assertThat(escaped.toByteArray()).isEqualTo(byteByByte(bytes));
        }
    }

    private byte[] randomBytes() {
        var bytes = new byte[random.nextInt(100)];
        random.nextBytes(bytes);
        var density = random.nextInt(20);
        for (int i = 0; i < bytes.length; i++) {
            if (random.nextInt(20) >= density) {
                bytes[i] = (byte) "az09,. ~!#[]\u007f".charAt(random.nextInt(13));
            }
        }
        return bytes;
    }

    /** A simple implementation of RFC 8259, without optimization. */
    private static byte[] byteByByte(byte[] text) {
        var escaped = new ByteArrayOutputStream();
        for (var b : text) {
            var written = switch (b) {
                case '"' -> "\\\"";
                case '\\' -> "\\\\";
                case '\n' -> "\\n";
                case '\r' -> "\\r";
                case '\t' -> "\\t";
                default -> b >= 0 && b < 0x20 ? "\\u00%02x".formatted(b) : String.valueOf((char) (b & 0xFF));
            };
            escaped.writeBytes(written.getBytes(StandardCharsets.ISO_8859_1));
        }
        return escaped.toByteArray();
    }

    private String randomText() {
        var text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.appendCodePoint(
                    switch (random.nextInt(5)) {
                        case 0 -> random.nextInt(0x20);
                        case 1 -> "\"\\/'<>&\u007f".codePointAt(random.nextInt(8));
                        case 2 -> 0xA0 + random.nextInt(0x2000);
                        case 3 -> 0x1F600 + random.nextInt(80);
                        default -> 'a' + random.nextInt(26);
                    });
        }
        return text.toString();
    }
}
