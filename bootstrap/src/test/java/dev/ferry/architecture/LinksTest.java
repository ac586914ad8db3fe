package dev.ferry.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.architecture.Markdown.Link;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every link in the pages has a target, and every page can be reached from the start page. */
class LinksTest {

    private static final Path START_PAGE = RepositoryFiles.ROOT.resolve("docs/README.md");
    private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w*)((?:\\.[A-Z]\\w*)*)(?:\\.[a-z]\\w*)?(?:\\(\\))?`");

    /** The pages that explain main code. A type in test code may have the name of the type that they mean. */
    private static final List<String> PAGES_ABOUT_MAIN_CODE =
            List.of("docs/architecture.md", "docs/ports.md", "docs/tour.md");

    private static final Pattern TEST_NAME = Pattern.compile("`\\w*(?:Test|IT|Contract)\\b.*`");

    @Test
    void everyLinkHasItsTarget() throws IOException {
        var broken = new ArrayList<String>();
        for (var page : RepositoryFiles.pages()) {
            broken.addAll(brokenIn(page, RepositoryFiles.text(page)));
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageAndEveryFileBesideItIsLinkedFromTheStartPage() throws IOException {
        var unreached = new ArrayList<>(RepositoryFiles.pages());
        for (var folder : List.of("docs", "examples")) {
            try (var files = Files.walk(RepositoryFiles.ROOT.resolve(folder))) {
                files.filter(Files::isRegularFile)
                        .filter(LinksTest::isForReaders)
                        .forEach(unreached::add);
            }
        }

        unreached.removeAll(reached());
        assertThat(unreached).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[gone](gone.md)",
                "[`gone`][1]\n\n[1]: gone.md",
                "[the tour](tour.md#no-such-section)",
                "[a line](../pom.xml#L10)",
                "[made by a build](../bootstrap/target/ferry)",
                "[`Journal`](../application/src/main/java/dev/ferry/application/port/driven/Claims.java)",
                "[`Claims.gone`](../application/src/main/java/dev/ferry/application/port/driven/Journal.java)",
                "[`StepResult.Gone`](../application/src/main/java/dev/ferry/application/step/StepResult.java)",
                "[outside](../../outside.md)",
                "<img src=\"gone.svg\">",
            })
    void aBrokenLinkIsFound(String text) throws IOException {
        assertThat(brokenIn(START_PAGE, text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package dev.ferry.other; public class Journal {}",
                "package dev.ferry; class Claims {}",
                "package dev.ferry; class Claims { class Journal {} }",
            })
    void aTypeOfAnotherPackageOrNameIsNotTheLinkedType(String source) {
        var file = Path.of("/core/src/main/java/dev/ferry/Journal.java");

        assertThat(declares(file, Sources.in(source), "Journal")).isFalse();
        assertThat(declares(file, Sources.in("package dev.ferry; public interface Journal {}"), "Journal"))
                .isTrue();
    }

    @Test
    void aPageAboutMainCodeLinksTestCodeOnlyByTheNameOfATest() throws IOException {
        var page = RepositoryFiles.ROOT.resolve(PAGES_ABOUT_MAIN_CODE.getFirst());
        var helper = "[`Diagram`](../bootstrap/src/test/java/dev/ferry/pages/Diagram.java)";
        var test = "[`DiagramsTest`](../bootstrap/src/test/java/dev/ferry/pages/DiagramsTest.java)";

        assertThat(brokenIn(page, helper)).hasSize(1);
        assertThat(brokenIn(page, test)).isEmpty();
        assertThat(brokenIn(START_PAGE, helper)).isEmpty();
    }

    @Test
    void codeAndLinksToOtherSitesAreNotChecked() throws IOException {
        assertThat(brokenIn(
                        START_PAGE,
                        "`[a](gone.md)`\n\n```\n[b](gone.md)\n```\n\n    [c](gone.md)\n\n[d](https://ferry.dev)"))
                .isEmpty();
    }

    private static Set<Path> reached() {
        var reached = new LinkedHashSet<Path>();
        var queue = new ArrayDeque<>(List.of(START_PAGE));
        while (!queue.isEmpty()) {
            var page = queue.remove();
            if (reached.add(page) && page.toString().endsWith(".md")) {
                Markdown.links(RepositoryFiles.text(page)).forEach(link -> queue.add(link.from(page)));
            }
        }
        return reached;
    }

    private static List<String> brokenIn(Path page, String text) throws IOException {
        var broken = new ArrayList<String>();
        for (var link : Markdown.links(text)) {
            if (!hasItsTarget(link, link.from(page)) || isATypeOfMainCodeInATest(page, link)) {
                broken.add("%s: [%s](%s)".formatted(RepositoryFiles.ROOT.relativize(page), link.text(), link.target()));
            }
        }
        return broken;
    }

    private static boolean hasItsTarget(Link link, Path target) {
        var exists = target.startsWith(RepositoryFiles.ROOT)
                && !target.toString().contains("/target/")
                && Files.exists(target);
        return exists && hasItsAnchor(link, target) && declaresTheTypeInItsText(link, target);
    }

    /** Only a page may have an anchor, because line numbers change. */
    private static boolean hasItsAnchor(Link link, Path target) {
        return link.anchor().isEmpty()
                || (target.toString().endsWith(".md")
                        && Markdown.anchors(RepositoryFiles.text(target)).contains(link.anchor()));
    }

    /** The target of a type in backticks, with or without a member, is the file that declares the type. */
    private static boolean declaresTheTypeInItsText(Link link, Path target) {
        var type = TYPE.matcher(link.text());
        return !type.matches()
                || !target.toString().endsWith(".java")
                || (target.endsWith(type.group(1) + ".java")
                        && declares(target, Sources.in(target), type.group(1) + type.group(2)));
    }

    private static boolean declares(Path file, List<Sources.Type> types, String name) {
        return types.contains(new Sources.Type(Sources.packageOf(file), name));
    }

    private static boolean isATypeOfMainCodeInATest(Path page, Link link) {
        return PAGES_ABOUT_MAIN_CODE.contains(
                        RepositoryFiles.ROOT.relativize(page).toString())
                && TYPE.matcher(link.text()).matches()
                && !TEST_NAME.matcher(link.text()).matches()
                && link.target().contains("/src/test/");
    }

    private static boolean isForReaders(Path file) {
        var name = file.toString();
        return !name.contains("/target/") && !name.contains("/src/") && !name.endsWith("pom.xml");
    }
}
