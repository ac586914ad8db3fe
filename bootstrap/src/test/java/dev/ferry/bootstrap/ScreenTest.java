package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.bootstrap.Terminal.Result;
import dev.ferry.domain.text.VisibleText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No command passes on a character that a terminal would obey or hide, wherever the text comes from. */
class ScreenTest {

    private static final String HEADER = "Reference,StartDate,StartTime,EndDate,EndTime\r\n";
    private static final String ROW = "E1,01/07/2024,09:00,01/07/2024,17:00\r\n";
    private static final String HOSTILE_ROW = "\u001b[2J\u202E,\u009b1m\u200B,09:00,01/07/2024,17:00\r\n";
    private static final String FILE = "\u001b[2J\u009b\n'$(id)' \u202Egnp.csv";

    /** A line that the hostile words forge; the words may stand in a line of Ferry's, but not start one. */
    private static final Pattern FORGED = Pattern.compile("(?m)^ferry: all is well");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Terminal terminal;

    @SuppressWarnings("NullAway.Init")
    private HostileServer hostile;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(folder);
        hostile = new HostileServer();
        terminal.environment.put("FERRY_PLATFORM_IDENTITY_URL", hostile.url());
        terminal.environment.put("FERRY_PLATFORM_API_URL", hostile.url());
    }

    @AfterEach
    void close() {
        hostile.close();
        terminal.close();
    }

    static Stream<List<String>> commandsWithHostileWords() {
        var words = HostileServer.WORDS;
        return Stream.of(
                List.of(words),
                List.of("upload", words),
                List.of("upload", "--" + words),
                List.of("upload", "FILE"),
                List.of("upload", "FILE", "--wait", words),
                List.of("upload", "FILE", "--encoding", words),
                List.of("upload", "FILE", "--results", words),
                List.of("upload", "FILE", "--name", words),
                List.of("upload", "FILE", "--name", HostileServer.NAME),
                List.of("upload", "FILE", "--name", HostileServer.NAME, "-v"),
                List.of("upload", "FILE", "--name", HostileServer.NAME, "--json"),
                List.of("upload", "FILE", "--name", HostileServer.NAME, "--async"),
                List.of("upload", "FILE", "--name", HostileServer.NAME, "--wait", "0s"),
                List.of("check", "FILE"),
                List.of("check", "FILE", "--json"),
                List.of("check", words),
                List.of("status", words),
                List.of("status", HostileServer.NAME),
                List.of("status", HostileServer.TOKEN),
                List.of("status", HostileServer.NAME, "--json"),
                List.of("results", HostileServer.NAME, "feedback"),
                List.of("results", HostileServer.NAME, "feedback", "--json"),
                List.of("results", HostileServer.NAME, words),
                List.of("list", "--state", words),
                List.of("list", "--name", HostileServer.NAME),
                List.of("list", "--server", words),
                List.of("list", "--server", "SERVER"),
                List.of("list", "--server", "SERVER", "--json"),
                List.of("resume", "--server", "SERVER"),
                List.of("resume", "--server", "SERVER", "--json", "ID"),
                List.of("resume", "--server", "SERVER", "--now"),
                List.of("resume", words),
                List.of("retry", words),
                List.of("retry", "--server", "SERVER", "ID"),
                List.of("cancel", words),
                List.of("cancel", "--server", "SERVER", "ID"),
                List.of("settle", "ID", words),
                List.of("settle", "--server", "SERVER", "ID", "retry"),
                List.of("resubmit", words, "FILE"),
                List.of("resubmit", "--server", "SERVER", "ID", "FILE"),
                List.of("prune", "--state", words),
                List.of("prune", "--older-than", words),
                List.of("store", "move", "--to", words),
                List.of("watch", words),
                List.of("serve", "--listen", words),
                List.of("key", "new", "--name", words),
                List.of("key", "new", "--scope", words),
                List.of("sandbox", "--faults", words),
                List.of("sandbox", "--faults", "FILE"),
                List.of("sandbox", "--processing-time", words),
                List.of("doctor"),
                List.of("doctor", "--json"),
                List.of("config", "explain"),
                List.of("config", "explain", "--json"),
                List.of("config", "explain", "--profile", words),
                List.of("config", "explain", "--config", words),
                List.of("help", words),
                List.of("completion"),
                List.of("--help"));
    }

    @ParameterizedTest
    @MethodSource("commandsWithHostileWords")
    void showsHostileWordsEscaped(List<String> command) throws IOException {
        terminal.environment.put("FERRY_STORE_ACCOUNT", HostileServer.WORDS);
        var file = hostileFile();
        var args = command.stream()
                .map(word -> word.equals("FILE") ? file.toString() : word)
                .map(word -> word.equals("SERVER") ? hostile.url() : word)
                .map(word -> word.equals("ID") ? HostileServer.ID : word)
                .toArray(String[]::new);

        assertClean(terminal.run(args));
    }

    @Test
    void showsTheWordsOfARefusalEscaped() throws IOException {
        hostile.upload = "refused";
        var file = hostileFile().toString();

        var upload = terminal.run("upload", file, "--name", "June");

        assertClean(upload);
        assertThat(upload.err()).contains("\\x1b[2J").contains("\\u202E");
        assertClean(terminal.run("list"));
        assertClean(terminal.run("list", "--json"));
    }

    @Test
    void showsAnUnknownStatusEscaped() {
        hostile.status = "on the way " + HostileServer.WORDS;

        assertClean(terminal.run("status", HostileServer.TOKEN));
        assertClean(terminal.run("upload", good(), "--wait", "300ms", "--name", "June"));
        assertClean(terminal.run("list"));
    }

    @Test
    void showsResultsEscapedAndSaysSo() {
        hostile.status = "completedsuccessfully";

        var upload = terminal.run("upload", good(), "--name", "June");
        var shown = terminal.run("results", HostileServer.TOKEN, "feedback");
        var raw = terminal.run("results", HostileServer.TOKEN, "feedback", "--raw");

        assertCleanWithResults(upload);
        assertThat(upload.out()).contains("\\x1b[2J");
        assertCleanWithResults(shown);
        assertThat(shown.err()).contains("--raw prints the bytes");
        assertThat(raw.out()).contains(HostileServer.WORDS);
        assertThat(raw.err()).isEmpty();
    }

    @Test
    void keepsTheDataOfAResultInJson() throws IOException {
        var result = terminal.run("results", HostileServer.TOKEN, "feedback", "--json");

        assertClean(result);
        assertThat(new ObjectMapper().readTree(result.out()).path("text").asText())
                .contains(HostileServer.WORDS);
    }

    @Test
    void writesResultFilesByteForByte() throws IOException {
        hostile.status = "completedsuccessfully";
        var out = folder.resolve("out");

        assertCleanWithResults(terminal.run("upload", good(), "--name", "June", "--out", out.toString()));

        assertThat(Files.readString(out.resolve("June.feedback.txt"))).contains(HostileServer.WORDS);
    }

    @Test
    void writesOnlyItsOwnEscapeSequencesToATerminal() {
        var result = terminal.run(true, "upload", good(), "--name", HostileServer.NAME);

        assertClean(new Result(0, result.out(), result.err().replace("\r\u001b[K", "")));
    }

    @Test
    void proposesCommandsThatTheShellReadsAsIntended() throws IOException {
        var file = hostileFile();

        var result = terminal.run("upload", file.toString(), "--name", "June");

        assertThat(result.code()).isEqualTo(4);
        var command = Pattern.compile("with: (ferry resubmit .*)").matcher(result.err());
        assertThat(command.find()).isTrue();
        assertThat(wordsAsTheShellReads(command.group(1))).endsWith(file.toString());
    }

    private Path hostileFile() {
        return terminal.file(FILE, HEADER + ROW + HOSTILE_ROW);
    }

    private String good() {
        return terminal.file("June.csv", HEADER + ROW).toString();
    }

    private static List<String> wordsAsTheShellReads(String command) throws IOException {
        var shell = new ProcessBuilder("bash", "-c", "printf '%s\\0' " + command).start();
        var words = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return List.of(words.split("\0", -1)).subList(0, words.split("\0", -1).length - 1);
    }

    /** Results are texts of several lines. They stay apart from Ferry's own lines, which are on standard error. */
    private static void assertCleanWithResults(Result result) {
        assertClean(new Result(0, result.out().replace("\r\n", " ").replace("\n", " "), result.err()));
    }

    private static void assertClean(Result result) {
        for (var text : List.of(result.out(), result.err())) {
            assertThat(text.codePoints()
                            .filter(point -> point != '\n' && point != '\t' && VisibleText.isHidden(point))
                            .mapToObj("U+%04X"::formatted)
                            .toList())
                    .as(VisibleText.lines(text))
                    .isEmpty();
            assertThat(text).doesNotContainPattern(FORGED);
        }
    }
}
