package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox receives exactly the text of the file, or nothing is sent. */
class DeliveredTextTest {

    private static final String ROW = "E1,01/07/2024,09:00,01/07/2024,17:00";
    private static final String GOOD = "Reference,StartDate,StartTime,EndDate,EndTime\r\n" + ROW + "\r\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Terminal terminal;

    @ParameterizedTest
    @ValueSource(
            strings = {
                ROW + "\r\n" + ROW,
                ROW + "\r\n" + ROW + "\r\n",
                "\"E\"\"1\"\"\",01/07/2024,09:00,01/07/2024,17:00",
                "\"E\n1\",01/07/2024,09:00,01/07/2024,17:00\r\n",
                "Ünïcödé 日本,01/07/2024,09:00,01/07/2024,17:00",
                "😀,01/07/2024,09:00,01/07/2024,17:00",
                "a\u0007b\u0001\t\\/,01/07/2024,09:00,01/07/2024,17:00",
                "not,a,roster"
            })
    void sendsTheTextUnchanged(String text) {
        terminal.run("upload", terminal.file("June.csv", text).toString());

        assertThat(terminal.sandbox.uploads())
                .singleElement()
                .extracting(upload -> upload.sha256())
                .isEqualTo(sha256(text));
    }

    @Test
    void sendsAFileLargerThanAnyBufferUnchanged() {
        var text = GOOD + (ROW + "\r\n").repeat(60_000);

        terminal.run("upload", terminal.file("June.csv", text).toString());

        assertThat(terminal.sandbox.uploads())
                .singleElement()
                .extracting(upload -> upload.sha256())
                .isEqualTo(sha256(text));
    }

    @Test
    void removesAByteOrderMarkAndReportsIt() {
        var result = terminal.run(
                "upload", terminal.file("June.csv", "\uFEFF" + GOOD).toString());

        assertThat(result.err()).contains("June.csv: the byte order mark at its start is left out");
        assertThat(terminal.sandbox.uploads())
                .singleElement()
                .extracting(upload -> upload.sha256())
                .isEqualTo(sha256(GOOD));
    }

    @Test
    void refusesAnotherEncodingThanUtf8UnlessItIsNamed() {
        var latin = GOOD.replace("E1", "Zoë").getBytes(Charset.forName("windows-1252"));
        var file = terminal.file("June.csv", latin);

        var refused = terminal.run("upload", file.toString());
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("June.csv: byte 50 is not UTF-8").contains("--encoding");
        assertThat(terminal.sandbox.requests()).isEmpty();

        assertThat(terminal.run("upload", file.toString(), "--encoding", "windows-1252")
                        .code())
                .isZero();
        assertThat(terminal.sandbox.uploads())
                .singleElement()
                .extracting(upload -> upload.sha256())
                .isEqualTo(sha256(GOOD.replace("E1", "Zoë")));
    }

    @Test
    void refusesLoneSurrogatesAndEmptyFilesBeforeAnythingIsSent() {
        var surrogate = new byte[] {'E', (byte) 0xED, (byte) 0xA0, (byte) 0x80};

        assertThat(terminal.run("upload", terminal.file("s.csv", surrogate).toString())
                        .err())
                .contains("byte 2");
        assertThat(terminal.run("upload", terminal.file("empty.csv", "").toString())
                        .err())
                .contains("it is empty");
        assertThat(terminal.run("upload", terminal.file("mark.csv", "\uFEFF").toString())
                        .code())
                .isEqualTo(2);
        assertThat(terminal.sandbox.requests()).isEmpty();
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void open() {
        terminal = new Terminal(folder);
    }

    @AfterEach
    void close() {
        terminal.close();
    }
}
