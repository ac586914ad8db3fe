package dev.ferry.adapters.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScreenStreamTest {

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream screen = ScreenStream.over(new PrintStream(shown, true, StandardCharsets.UTF_8));

    @Test
    void keepsAPrintedTextInItsLine() {
        screen.println("June\r\nferry: all is well\u001b[2J\t\uD800");
        screen.printf("%s", "a\nb");
        screen.append("c\n").print('\u202E');

        assertThat(shown()).isEqualTo("June\\x0d\\x0aferry: all is well\\x1b[2J\\x09\\uD800\na\\x0abc\\x0a\\u202E");
    }

    @Test
    void keepsTheTabsAtTheStartOfALine() {
        new IllegalStateException("a\nb").printStackTrace(screen);

        assertThat(shown()).startsWith("java.lang.IllegalStateException: a\\x0ab\n\tat dev.ferry.");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100})
    void filtersBytesInPiecesOfAnySize(int size) {
        var bytes = "Jüni 😀\r\n\tone\rtwo\u202E\u009b\n".getBytes(StandardCharsets.UTF_8);

        for (int at = 0; at < bytes.length; at += size) {
            screen.write(bytes, at, Math.min(size, bytes.length - at));
        }

        assertThat(shown()).isEqualTo("Jüni 😀\r\n\tone\\x0dtwo\\u202E\\u009B\n");
    }

    @Test
    void isNotPutInFrontOfItself() {
        assertThat(ScreenStream.over(screen)).isSameAs(screen);
    }

    @Test
    void passesOnTheErrorsOfTheStreamBehindIt() {
        var full = new PrintStream(new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                throw new IOException("no space left");
            }
        });
        var onFullDisk = ScreenStream.over(full);

        onFullDisk.println("June");

        assertThat(onFullDisk.checkError()).isTrue();
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }
}
