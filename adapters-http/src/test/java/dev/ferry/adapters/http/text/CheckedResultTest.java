package dev.ferry.adapters.http.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.contracts.fake.SplitContent;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedResultTest {

    private final Random random = new Random(3);

    @ParameterizedTest
    @ValueSource(
            strings = {"<html><body>log in</body></html>", "\r\n <!DOCTYPE HTML><p>", " <!doctype   html>", "<html"})
    void aWebPageIsAFaultInAnyChunks(String page) {
        var text = page + " ".repeat(1 + random.nextInt(2000)) + "<title>Log in</title>"
                + "x".repeat(random.nextInt(20_000));

        assertThatThrownBy(() -> read(text, remaining -> 1 + random.nextInt(remaining)))
                .hasCauseInstanceOf(PlatformException.class)
                .hasMessageContaining("the web page 'Log in' instead of a result");
        assertThatThrownBy(() -> read(text, remaining -> 1)).hasMessageContaining("'Log in'");
    }

    @Test
    void anErrorIsAFaultInAnyChunks() {
        assertThatThrownBy(() -> read(" {\"error\":\"gone\"} ", remaining -> 1)).hasMessageContaining(": gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "<", "1|E1|x", "{\"rows\":[1]}", "<rows/>", "<htmlx>", "{\"error\":\"x\"}{"})
    void dataIsPassedOnInAnyChunks(String start) {
        for (var text : List.of(start, start + "x".repeat(40_000), " ".repeat(40_000) + start)) {
            assertThat(read(text, remaining -> 1 + random.nextInt(remaining))).isEqualTo(text);
            assertThat(read(text, remaining -> 1)).isEqualTo(text);
        }
    }

    @Test
    void aLargeErrorIsData() {
        var large = "{\"error\":\"" + "x".repeat(16 * 1024) + "\"}";

        assertThat(read(large, remaining -> remaining)).isEqualTo(large);
    }

    @Test
    void dataThatCannotBeAnErrorIsNotHeldBack() {
        var checked = new CheckedResult(new SplitContent(new byte[0], size -> size), new Redactor(List.of()));

        assertThat(checked.convert(ByteBuffer.wrap(new byte[] {'1'})).remaining())
                .isOne();
    }

    private static String read(String text, IntUnaryOperator sizes) {
        var read = new ByteArrayOutputStream();
        new CheckedResult(new SplitContent(text.getBytes(StandardCharsets.UTF_8), sizes), new Redactor(List.of()))
                .forEach(chunk -> {
                    while (chunk.hasRemaining()) {
                        read.write(chunk.get());
                    }
                })
                .toCompletableFuture()
                .join();
        return read.toString(StandardCharsets.UTF_8);
    }
}
