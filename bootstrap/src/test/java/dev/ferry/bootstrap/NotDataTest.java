package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are no data set are refused by name, before anything is sent or stored; pipes are files too. */
class NotDataTest {

    private static final String HEADER = "Reference,StartDate,StartTime,EndDate,EndTime\r\n";
    private static final String GOOD = HEADER + "E1,01/07/2024,09:00,01/07/2024,17:00\r\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Terminal terminal;

    @BeforeEach
    void open() {
        terminal = new Terminal(folder);
    }

    @AfterEach
    void close() {
        terminal.close();
    }

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("NUL", utf8(GOOD + "\0"), "is NUL (U+0000); remove it"),
                Arguments.of("Ctrl-Z", utf8(GOOD + "\u001A"), "is Ctrl-Z (U+001A)"),
                Arguments.of("UTF-16LE", GOOD.getBytes(StandardCharsets.UTF_16LE), "it looks like UTF-16LE"),
                Arguments.of("UTF-16BE", GOOD.getBytes(StandardCharsets.UTF_16BE), "it looks like UTF-16BE"),
                Arguments.of(
                        "UTF-32", ("\uFEFF" + GOOD).getBytes(Charset.forName("UTF-32LE")), "it is UTF-32, as its byte"),
                Arguments.of("two marks", utf8("\uFEFF\uFEFF" + GOOD), "a byte order mark (U+FEFF)"),
                Arguments.of("joined", utf8("\uFEFF" + GOOD + "\uFEFF" + GOOD), "were two files joined?"),
                Arguments.of("empty", new byte[0], "it is empty; there is nothing to upload (--allow-empty)"),
                Arguments.of("mark", utf8("\uFEFF"), "it is empty"),
                Arguments.of("blank lines", utf8("\r\n\r\n"), "it has only blank rows"),
                Arguments.of("commas", utf8(",,,,\r\n"), "it has only blank rows"),
                Arguments.of("header", utf8(HEADER), "it has a header but no rows; there is nothing to upload (--al"),
                Arguments.of("xlsx", hex("504B030414000600"), "it is a ZIP archive, not CSV; unpack it"),
                Arguments.of("xls", hex("D0CF11E0A1B11AE1"), "it is an Excel workbook (.xls), not CSV; open it in"),
                Arguments.of("gzip", hex("1F8B0800"), "it is a gzip file, not CSV; unpack it"),
                Arguments.of("PDF", utf8("%PDF-1.7\n"), "it is a PDF document, not CSV; export the data as CSV"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void areRefusedByNameBeforeAnythingIsSentOrStored(String name, byte[] content, String reason) {
        var file = terminal.file("June.csv", content).toString();

        for (var command : new String[] {"check", "upload"}) {
            var result = terminal.run(command, file);

            assertThat(result.code()).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .startsWith("ferry: " + file + ": ")
                    .contains(reason)
                    .hasLineCount(1);
        }
        assertThat(terminal.sandbox.uploads()).isEmpty();
        assertThat(terminal.run("list", "--json").out().strip()).isEqualTo("[]");
    }

    @Test
    void aCorrectionIsRefusedToo() {
        terminal.run("upload", terminal.file("June.csv", GOOD).toString());
        var id = terminal.run("list").out().lines().toList().get(1).split(" ", -1)[0];

        var header = terminal.file("header.csv", HEADER).toString();
        var refused = terminal.run("resubmit", id, header);
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("a header but no rows").contains("(--allow-empty)");
        assertThat(terminal.sandbox.uploads()).hasSize(1);

        assertThat(terminal.run("resubmit", id, header, "--allow-empty").code()).isZero();
        assertThat(terminal.sandbox.uploads()).hasSize(2);
    }

    @Test
    void anIntendedEmptySetIsSent() {
        var file = terminal.file("June.csv", HEADER).toString();

        assertThat(terminal.run("check", file, "--allow-empty").code()).isZero();
        assertThat(terminal.run("upload", file, "--allow-empty").code()).isZero();

        assertThat(terminal.sandbox.uploads()).hasSize(1);
    }

    @Test
    void theNamedEncodingIsUsed() {
        var little = terminal.file("little.csv", GOOD.getBytes(StandardCharsets.UTF_16LE));
        var marked = terminal.file("marked.csv", GOOD.getBytes(StandardCharsets.UTF_16));

        assertThat(terminal.run("upload", little.toString(), "--encoding", "UTF-16LE")
                        .code())
                .isZero();
        assertThat(terminal.run("upload", marked.toString(), "--encoding", "UTF-16")
                        .code())
                .isZero();
        assertThat(terminal.run("check", little.toString(), "--encoding", "UTF-16")
                        .err())
                .contains("name its encoding as UTF-16LE or UTF-16BE");
        assertThat(terminal.run("check", little.toString(), "--encoding", "UTF-16BE")
                        .err())
                .contains("the other byte order");
        assertThat(terminal.file("mark.csv", utf8("\uFEFF" + GOOD)))
                .satisfies(file -> assertThat(terminal.run("check", file.toString(), "--encoding", "windows-1252")
                                .err())
                        .contains("the byte order mark of UTF-8"));
    }

    @Test
    void aPipeIsReadToItsEnd() throws Exception {
        for (var command : new String[] {"check", "upload"}) {
            var pipe = folder.resolve(command + ".csv");
            assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                    .isZero();
            var writer = Thread.ofVirtual().start(() -> write(pipe));

            assertThat(terminal.run(command, pipe.toString()).code()).isZero();

            writer.join();
        }
        assertThat(terminal.sandbox.uploads()).hasSize(1);
    }

    @Test
    void aPipeIsSentToAService() throws Exception {
        var pipe = folder.resolve("June.csv");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        try (var service = new HostileServer()) {
            var writer = Thread.ofVirtual().start(() -> write(pipe));

            terminal.run("resubmit", "--server", service.url(), HostileServer.ID, pipe.toString());

            writer.join();
            assertThat(service.received).isEqualTo(GOOD);
        }
    }

    @Test
    void aDeviceWithoutDataIsRefused() {
        assertThat(terminal.run("check", "/dev/null").err()).contains("it is empty");
        assertThat(terminal.run("upload", "/dev/zero").err()).contains("character 1 is NUL");
        assertThat(terminal.run("upload", folder.toString()).err()).contains("is a folder; name a file");
    }

    private static void write(Path pipe) {
        try {
            Files.writeString(pipe, GOOD);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
