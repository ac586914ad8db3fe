package dev.ferry.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The architecture decision records follow one template, and the index lists each record once. */
class DecisionsTest {

    private static final Path FOLDER = RepositoryFiles.ROOT.resolve("docs/adr");
    private static final Pattern TITLE = Pattern.compile("^# (\\d+)\\. (.+)$", Pattern.MULTILINE);
    private static final Pattern DATE = Pattern.compile("^\\*\\*Date:\\*\\* (.+)$", Pattern.MULTILINE);
    private static final Pattern STATUS = Pattern.compile("^\\*\\*Status:\\*\\* (.+)$", Pattern.MULTILINE);
    private static final Pattern SECTION = Pattern.compile("^## (.+)\\n\\n(?=[^#\\n])", Pattern.MULTILINE);
    private static final Pattern GROUP = Pattern.compile("^## .+?(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern ROW = Pattern.compile("^(\\| \\[.+)$", Pattern.MULTILINE);
    private static final Pattern ROW_NUMBER = Pattern.compile("^\\| \\[(\\d+)\\]", Pattern.MULTILINE);

    private record Decision(String file, int number, String title, String text) {}

    @Test
    void areNumberedFromOneWithoutGapsOrDuplicates() throws IOException {
        var decisions = decisions();

        assertThat(decisions.stream().map(Decision::number))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, decisions.size()).boxed().toList());
        assertThat(decisions)
                .allSatisfy(decision -> assertThat(decision.file()).startsWith("%04d-".formatted(decision.number())));
    }

    @Test
    void haveADateAndAStatus() throws IOException {
        for (var decision : decisions()) {
            assertThat(RepositoryFiles.matches(DATE, decision.text()))
                    .as("the date of %s", decision.file())
                    .singleElement()
                    .satisfies(date -> assertThat(LocalDate.parse(date)).hasToString(date));
            assertThat(RepositoryFiles.matches(STATUS, decision.text()))
                    .as("the status of %s", decision.file())
                    .singleElement()
                    .asString()
                    .matches("accepted|superseded by \\[\\d+\\]\\(\\d{4}-[a-z0-9-]+\\.md\\)");
        }
    }

    @Test
    void haveTheSectionsOfTheTemplateAndNoneIsEmpty() throws IOException {
        for (var decision : decisions()) {
            assertThat(RepositoryFiles.matches(SECTION, decision.text()))
                    .as("the sections of %s that are not empty", decision.file())
                    .containsExactly("Context", "Decision", "Consequences", "Alternatives", "What would change it");
        }
    }

    @Test
    void areEachListedOnceWithTheirTitles() throws IOException {
        var rows = decisions().stream()
                .map(decision -> "| [%04d](%s) | %s |".formatted(decision.number(), decision.file(), decision.title()))
                .toList();

        assertThat(RepositoryFiles.matches(ROW, index())).containsExactlyInAnyOrderElementsOf(rows);
    }

    @Test
    void areListedInAscendingOrderInEachGroup() {
        assertThat(groups())
                .allSatisfy(group -> assertThat(numbers(group)).isNotEmpty().isSorted());
    }

    @Test
    void startWithTheTenAboutTheCore() {
        var first = groups().getFirst();

        assertThat(first).startsWith("## The core\n");
        assertThat(numbers(first)).hasSize(10);
    }

    /** The groups of the index, each from its heading to the next heading. */
    private static List<String> groups() {
        return GROUP.matcher(index()).results().map(MatchResult::group).toList();
    }

    private static List<Integer> numbers(String group) {
        return RepositoryFiles.matches(ROW_NUMBER, group).stream()
                .map(Integer::valueOf)
                .toList();
    }

    private static String index() {
        return RepositoryFiles.text(FOLDER.resolve("README.md"));
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
        var text = RepositoryFiles.text(file);
        var title = TITLE.matcher(text);
        assertThat(title.lookingAt())
                .as("the first line of %s has its number and title", file)
                .isTrue();
        return new Decision(String.valueOf(file.getFileName()), Integer.parseInt(title.group(1)), title.group(2), text);
    }
}
