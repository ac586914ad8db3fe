package dev.ferry.adapters.http.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonTextTest {

    private final Random random = new Random(11);

    @Test
    void whatIsEscapedInPiecesIsReadBackWhole() throws IOException {
        for (int round = 0; round < 500; round++) {
            var text = randomText();
            var escaped = new ByteArrayOutputStream();
            long announced = 0;
            for (var rest = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)); rest.hasRemaining(); ) {
                var piece = rest.slice(rest.position(), 1 + random.nextInt(rest.remaining()));
                rest.position(rest.position() + piece.remaining());
                announced += JsonText.escapedLength(piece);
                escaped.writeBytes(JsonText.escape(piece).getBytes());
            }

            assertThat(escaped.size()).isEqualTo(announced);
            var json = '"' + escaped.toString(StandardCharsets.UTF_8) + '"';
            assertThat(new ObjectMapper().readValue(json, String.class)).isEqualTo(text);
        }
    }

    @Test
    void whatIsUnquotedInPiecesIsTheText() throws IOException {
        for (int round = 0; round < 500; round++) {
            var text = randomText();
            var json = new ObjectMapper().writeValueAsString(text).getBytes(StandardCharsets.UTF_8);
            var unquoting = new JsonUnquoting();
            var read = new ByteArrayOutputStream();
            for (var rest = ByteBuffer.wrap(json, 1, json.length - 1); rest.hasRemaining(); ) {
                var piece = rest.slice(rest.position(), 1 + random.nextInt(rest.remaining()));
                rest.position(rest.position() + piece.remaining());
                read.writeBytes(unquoting.read(piece).array());
            }
            unquoting.finish();

            assertThat(read.toString(StandardCharsets.UTF_8)).isEqualTo(text);
        }
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
