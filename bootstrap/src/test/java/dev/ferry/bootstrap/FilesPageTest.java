package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.ContentHasher;
import dev.ferry.domain.text.VisibleText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/files.md} shows each example file, what {@code ferry check} says about it, and what an upload sends. */
class FilesPageTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String FOLDER = "examples/files/";
    private static final Pattern EXAMPLE =
            Pattern.compile("(?s)\\[`([^`]+)`]\\(\\.\\./examples/files/[^)]*\\).*?(?=\n## |\\z)");
    private static final Map<String, Charset> ENCODINGS =
            Map.of("utf-16.csv", StandardCharsets.UTF_16, "windows-1252.csv", Charset.forName("windows-1252"));

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

    /** A section of the page. */
    record Example(String file, String text) {

        /** The indented lines behind the words, up to the next text. */
        String block(String words) {
            return text.substring(text.indexOf(words) + words.length())
                    .lines()
                    .skip(1)
                    .dropWhile(line -> !line.startsWith("    "))
                    .takeWhile(line -> line.isEmpty() || line.startsWith("    "))
                    .map(line -> line.isEmpty() ? line : line.substring(4))
                    .collect(Collectors.joining("\n"))
                    .stripTrailing();
        }

        @Override
        public String toString() {
            return file;
        }
    }

    static List<Example> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(ROOT.resolve("docs/files.md")))
                .results()
                .map((MatchResult found) -> new Example(found.group(1), found.group()))
                .toList();
    }

    @Test
    void everyExampleIsOnThePage() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(FOLDER))) {
            assertThat(examples())
                    .extracting(Example::file)
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void thePageShowsTheFileTheWordsAndTheData(Example example) throws IOException {
        var file = ROOT.resolve(FOLDER + example.file());
        var encoding = ENCODINGS.getOrDefault(example.file(), StandardCharsets.UTF_8);
        assertThat(example.block("`](../")).isEqualTo(visible(Files.readString(file, encoding)));

        var checked = terminal.run("check", file.toString());
        assertThat(example.block("Ferry says:"))
                .isEqualTo(
                        (checked.out() + checked.err()).replace(ROOT + "/", "").stripTrailing());

        var sent = folder.resolve("sent.csv");
        terminal.run("check", file.toString(), "--write", sent.toString());
        if (example.text().contains("Ferry sends nothing.")) {
            assertThat(sent).doesNotExist();
        } else {
            assertThat(example.block("Ferry sends:")).isEqualTo(visible(Files.readString(sent)));
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anUploadSendsWhatCheckWrites(Example example) throws IOException {
        var file = ROOT.resolve(FOLDER + example.file());
        var sent = folder.resolve("sent.csv");
        terminal.run("check", file.toString(), "--write", sent.toString());

        var uploaded = terminal.run("upload", file.toString());

        if (Files.exists(sent)) {
            assertThat(terminal.sandbox.uploads())
                    .singleElement()
                    .satisfies(received -> assertThat(received.sha256())
                            .isEqualTo(new ContentHasher()
                                    .add(ByteBuffer.wrap(Files.readAllBytes(sent)))
                                    .ref()
                                    .sha256()));
            var id = terminal.run("list").out().lines().toList().get(1).split(" ", -1)[0];
            assertThat(terminal.run("data", id, "--raw").out()).isEqualTo(Files.readString(sent));
        } else {
            assertThat(uploaded.code()).isEqualTo(2);
            assertThat(terminal.sandbox.uploads()).isEmpty();
        }
    }

    @Test
    void checkDoesNotReplaceTheFileThatItReads() {
        var file = terminal.file("June.csv", "E1;01/07/2024;09:00;01/07/2024;17:00")
                .toString();

        var checked = terminal.run("check", file, "--write", file);

        assertThat(checked.code()).isEqualTo(2);
        assertThat(checked.err()).contains("--write " + file + " is the file itself; name another one");
        assertThat(Path.of(file)).hasContent("E1;01/07/2024;09:00;01/07/2024;17:00");
    }

    /** The lines with invisible characters shown escaped, as on a terminal. */
    private static String visible(String text) {
        return text.lines()
                .map(line -> VisibleText.line(line).replace("\\x09", "\\t").replace("\u00A0", "\\u00A0"))
                .collect(Collectors.joining("\n"))
                .stripTrailing();
    }
}
