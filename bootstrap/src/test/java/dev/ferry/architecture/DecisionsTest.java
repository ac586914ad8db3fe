package dev.ferry.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The decisions are numbered, listed, and each says what else was thought of and what would change it. */
class DecisionsTest {

    private static final Path FOLDER = Pages.ROOT.resolve("docs/adr");
    private static final Pattern TITLE = Pattern.compile("^# (\\d+)\\. (.+)$", Pattern.MULTILINE);
    private static final Pattern SECTION = Pattern.compile("^## (.+)\\n\\n(?=[^#\\n])", Pattern.MULTILINE);

    /** One decision: its file, and what its first line says. */
    private record Decision(String file, int number, String title, String text) {}

    @Test
    void areNumberedFromOneWithoutGapsOrDoubles() throws IOException {
        var decisions = decisions();

        assertThat(decisions.stream().map(Decision::number))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, decisions.size()).boxed().toList());
        assertThat(decisions).allSatisfy(one -> assertThat(one.file()).startsWith("%04d-".formatted(one.number())));
    }

    @Test
    void areListedInTheirOrderUnderTheirOwnTitles() throws IOException {
        var rows = decisions().stream()
                .map(one -> "| [%04d](%s) | %s |".formatted(one.number(), one.file(), one.title()))
                .toList();
        var index = Files.readString(FOLDER.resolve("README.md"));

        assertThat(index.lines().filter(line -> line.startsWith("| ["))).containsExactlyElementsOf(rows);
    }

    @Test
    void sayWhyWhatElseAndWhatWouldChangeThem() throws IOException {
        for (var one : decisions()) {
            assertThat(one.text()).as(one.file()).contains("\n**Status:** accepted\n");
            assertThat(Pages.found(SECTION, one.text()))
                    .as("the sections of %s that hold something", one.file())
                    .containsSubsequence("Context", "Decision", "Alternatives", "What would change it");
        }
    }

    private static List<Decision> decisions() throws IOException {
        try (var listing = Files.list(FOLDER)) {
            return listing.filter(file -> !file.endsWith("README.md"))
                    .sorted()
                    .map(DecisionsTest::decision)
                    .toList();
        }
    }

    private static Decision decision(Path file) {
        var text = Pages.text(file);
        var title = TITLE.matcher(text);
        assertThat(title.lookingAt())
                .as("the first line of %s is its number and title", file)
                .isTrue();
        return new Decision(String.valueOf(file.getFileName()), Integer.parseInt(title.group(1)), title.group(2), text);
    }
}
