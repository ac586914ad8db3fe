package dev.ferry.bootstrap.observability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.adapters.cli.output.Console;
import dev.ferry.bootstrap.observability.LogSettings.Format;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The log goes through the filter of the console, which {@code Main} makes the error stream of the JVM. */
class LogOnScreenTest {

    private static final String WORDS = "June\u001b[2J\u202E\u009b1m\r\nferry: all is well";

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @BeforeEach
    void redirect() {
        var screen = new PrintStream(shown, true, StandardCharsets.UTF_8);
        System.setErr(new Console(screen, screen, false, false).err());
    }

    @AfterEach
    void restore() {
        System.setErr(before);
        Logging.configure(new LogSettings(Format.TEXT, Level.INFO));
    }

    @Test
    void showsATextLineEscaped() {
        Logging.configure(new LogSettings(Format.TEXT, Level.INFO));

        LoggerFactory.getLogger("dev.ferry.test").info(WORDS);

        assertThat(shown.toString(StandardCharsets.UTF_8))
                .endsWith(" June\\x1b[2J\\u202E\\u009B1m ferry: all is well \n")
                .hasLineCount(1);
    }

    @Test
    void keepsTheWordsInJson() throws Exception {
        Logging.configure(new LogSettings(Format.JSON, Level.INFO));

        LoggerFactory.getLogger("dev.ferry.test").info(WORDS);

        var line = shown.toString(StandardCharsets.UTF_8);
        assertThat(line).hasLineCount(1).doesNotContain("\u001b", "\u202E", "\u009b");
        assertThat(new ObjectMapper().readTree(line).path("message").asText()).isEqualTo(WORDS);
    }

    @Test
    void showsAnUncaughtExceptionEscaped() {
        new IllegalStateException(WORDS).printStackTrace();

        assertThat(shown.toString(StandardCharsets.UTF_8))
                .startsWith(
                        "java.lang.IllegalStateException: June\\x1b[2J\\u202E\\u009B1m\\x0d\\x0aferry: all is well\n");
    }
}
