package dev.ferry.adapters.http.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.PlatformException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultTextTest {

    private static final String ROWS = "1|\"né\"|no such \\ reference\r\n".repeat(60) + "2|😀|\t";

    private final Random random = new Random(7);

    @Test
    void readsTheSameTextInAnyFormAndAnyChunks() throws IOException {
        var quoted = new ObjectMapper().writeValueAsString(ROWS);
        for (int round = 0; round < 200; round++) {
            assertThat(read(ROWS, false)).isEqualTo(ROWS);
            assertThat(read("\uFEFF" + ROWS, true)).isEqualTo(ROWS);
            assertThat(read(quoted, true)).isEqualTo(ROWS);
            assertThat(read("\uFEFF \r\n" + quoted + "\n", true)).isEqualTo(ROWS);
        }
    }

    @Test
    void keepsQuotesWhenTheAnswerIsNotJson() {
        assertThat(read("\"a\",\"b\"", false)).isEqualTo("\"a\",\"b\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a", "\"a\\", "\"a\" b", "\"\\x\"", "\"\\u12\""})
    void rejectsAnInvalidString(String json) {
        assertThatThrownBy(() -> read(json, true)).hasCauseInstanceOf(PlatformException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83dx", "\\ud83d\\n", "\\ud83d", "\\ude00", "\\ud83d\\ud83d\\ude00", "\\ud83dx\\ude00"})
    void replacesHalfACharacter(String inside) {
        var expected = inside.replace("\\ud83d\\ude00", "😀")
                .replace("\\ud83d", "\uFFFD")
                .replace("\\ude00", "\uFFFD")
                .replace("\\n", "\n");

        assertThat(read('"' + inside + '"', true)).isEqualTo(expected);
    }

    private String read(String wire, boolean json) {
        var read = new ByteArrayOutputStream();
        var text = new ResultText(new Cut(ByteBuffer.wrap(wire.getBytes(StandardCharsets.UTF_8))), json);
        text.forEach(chunk -> read.writeBytes(
                        StandardCharsets.ISO_8859_1.decode(chunk).toString().getBytes(StandardCharsets.ISO_8859_1)))
                .toCompletableFuture()
                .join();
        return read.toString(StandardCharsets.UTF_8);
    }

    /** Bytes in chunks of random size. */
    private final class Cut implements Chunks {
        private final ByteBuffer rest;

        private Cut(ByteBuffer rest) {
            this.rest = rest;
        }

        @Override
        public CompletionStage<Optional<ByteBuffer>> next() {
            if (!rest.hasRemaining()) {
                return CompletableFuture.completedStage(Optional.empty());
            }
            var chunk = rest.slice(rest.position(), 1 + random.nextInt(rest.remaining()));
            rest.position(rest.position() + chunk.remaining());
            return CompletableFuture.completedStage(Optional.of(chunk));
        }

        @Override
        public void close() {
            rest.position(rest.limit());
        }
    }
}
