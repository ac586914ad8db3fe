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

/** All pages are one site: every link leads where it says, and from its entry every page can be reached. */
class LinksTest {

    private static final Path ENTRY = Pages.ROOT.resolve("docs/README.md");
    private static final Pattern TYPE = Pattern.compile("`([A-Z]\\w*)((?:\\.[A-Z]\\w*)*)(?:\\.[a-z]\\w*)?(?:\\(\\))?`");

    /** The pages that explain main code; a type of a test may share its name with one that they mean. */
    private static final List<String> CORE = List.of("docs/architecture.md", "docs/ports.md", "docs/tour.md");

    private static final Pattern TEST = Pattern.compile("`\\w*(?:Test|IT|Contract)\\b.*`");

    @Test
    void everyLinkLeadsToWhatItNames() throws IOException {
        var broken = new ArrayList<String>();
        for (var page : Pages.all()) {
            broken.addAll(brokenIn(page, Pages.text(page)));
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void everyPageAndWhatLiesBesideItIsReachedFromTheEntry() throws IOException {
        var wanted = new ArrayList<>(Pages.all());
        for (var folder : List.of("docs", "examples")) {
            try (var files = Files.walk(Pages.ROOT.resolve(folder))) {
                files.filter(Files::isRegularFile).filter(LinksTest::isToBeRead).forEach(wanted::add);
            }
        }

        wanted.removeAll(reached());
        assertThat(wanted).isEmpty();
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
    void aLinkThatDoesNotIsFound(String text) throws IOException {
        assertThat(brokenIn(ENTRY, text)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "package dev.ferry.other; public class Journal {}",
                "package dev.ferry; class Claims {}",
                "package dev.ferry; class Claims { class Journal {} }",
            })
    void aTypeOfAnotherPackageOrAnotherNameIsNotTheOneThatIsNamed(String source) {
        var file = Path.of("/core/src/main/java/dev/ferry/Journal.java");

        assertThat(declares(file, Sources.in(source), "Journal")).isFalse();
        assertThat(declares(file, Sources.in("package dev.ferry; public interface Journal {}"), "Journal"))
                .isTrue();
    }

    @Test
    void aPageAboutMainCodeLinksATypeOfATestOnlyByATestsName() throws IOException {
        var core = Pages.ROOT.resolve(CORE.getFirst());
        var test = "[`Drawing`](../bootstrap/src/test/java/dev/ferry/pages/Drawing.java)";
        var named = "[`DrawingsTest`](../bootstrap/src/test/java/dev/ferry/pages/DrawingsTest.java)";

        assertThat(brokenIn(core, test)).hasSize(1);
        assertThat(brokenIn(core, named)).isEmpty();
        assertThat(brokenIn(ENTRY, test)).isEmpty();
    }

    @Test
    void whatOnlyLooksLikeALinkIsNone() throws IOException {
        assertThat(brokenIn(
                        ENTRY,
                        "`[a](gone.md)`\n\n```\n[b](gone.md)\n```\n\n    [c](gone.md)\n\n[d](https://ferry.dev)"))
                .isEmpty();
    }

    private static Set<Path> reached() {
        var reached = new LinkedHashSet<Path>();
        var ahead = new ArrayDeque<>(List.of(ENTRY));
        while (!ahead.isEmpty()) {
            var page = ahead.remove();
            if (reached.add(page) && page.toString().endsWith(".md")) {
                Markdown.links(Pages.text(page)).forEach(link -> ahead.add(link.from(page)));
            }
        }
        return reached;
    }

    private static List<String> brokenIn(Path page, String text) throws IOException {
        var broken = new ArrayList<String>();
        for (var link : Markdown.links(text)) {
            if (!leadsWhereItSays(link, link.from(page)) || isAWordOfMainCodeInATest(page, link)) {
                broken.add("%s: [%s](%s)".formatted(Pages.ROOT.relativize(page), link.words(), link.target()));
            }
        }
        return broken;
    }

    private static boolean leadsWhereItSays(Link link, Path target) {
        var kept = target.startsWith(Pages.ROOT) && !target.toString().contains("/target/") && Files.exists(target);
        return kept && hasItsAnchor(link, target) && isTheTypeItNames(link, target);
    }

    /** Lines move, so a link into a file that is no page has no anchor. */
    private static boolean hasItsAnchor(Link link, Path target) {
        return link.anchor().isEmpty()
                || (target.toString().endsWith(".md")
                        && Markdown.anchors(Pages.text(target)).contains(link.anchor()));
    }

    /** A type in backticks, with or without a member, leads to the file that declares it. */
    private static boolean isTheTypeItNames(Link link, Path target) {
        var type = TYPE.matcher(link.words());
        return !type.matches()
                || !target.toString().endsWith(".java")
                || (target.endsWith(type.group(1) + ".java")
                        && declares(target, Sources.in(target), type.group(1) + type.group(2)));
    }

    private static boolean declares(Path file, List<Sources.Type> types, String name) {
        return types.contains(new Sources.Type(Sources.packageOf(file), name));
    }

    private static boolean isAWordOfMainCodeInATest(Path page, Link link) {
        return CORE.contains(Pages.ROOT.relativize(page).toString())
                && TYPE.matcher(link.words()).matches()
                && !TEST.matcher(link.words()).matches()
                && link.target().contains("/src/test/");
    }

    private static boolean isToBeRead(Path file) {
        var name = file.toString();
        return !name.contains("/target/") && !name.contains("/src/") && !name.endsWith("pom.xml");
    }
}
