package dev.ferry.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.bootstrap.settings.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages speak of what is there: links lead somewhere, decisions are numbered, settings and options exist. */
class DocsTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]+)");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        for (var page : pages()) {
            for (var link : found(LINK, Files.readString(page))) {
                assertThat(page.resolveSibling(link))
                        .as("a link in %s", ROOT.relativize(page))
                        .exists();
            }
        }
    }

    @Test
    void decisionsAreNumberedWithoutGapsAndListed() throws IOException {
        List<String> files;
        try (var listing = Files.list(ROOT.resolve("docs/adr"))) {
            files = listing.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("README.md"))
                    .sorted()
                    .toList();
        }
        var index = Files.readString(ROOT.resolve("docs/adr/README.md"));

        assertThat(files.stream().map(name -> name.substring(0, 4)))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, files.size())
                        .mapToObj("%04d"::formatted)
                        .toList());
        assertThat(files).allSatisfy(name -> assertThat(index).contains("(" + name + ")"));
    }

    /**
     * Jazzer fuzzes one test a process, so the profile has an execution for each; one that is left out is never fuzzed.
     */
    @Test
    void everyFuzzTestIsPartOfTheProfile() throws IOException {
        try (var files = Files.walk(ROOT)) {
            var tests = files.filter(file -> file.getFileName().toString().endsWith("FuzzTest.java"))
                    .toList();
            assertThat(tests).isNotEmpty();
            for (var test : tests) {
                var module = ROOT.resolve(ROOT.relativize(test).getName(0));
                var name = test.getFileName().toString().replace(".java", "");
                assertThat(Files.readString(module.resolve("pom.xml"))).contains("<test>" + name + "</test>");
                assertThat(found(Pattern.compile("@FuzzTest(\\()"), Files.readString(test)))
                        .as(name)
                        .hasSize(1);
            }
        }
    }

    @Test
    void everyPageNamesOnlySettingsThatExist() throws IOException {
        var known = Stream.concat(
                        Key.propertiesByEnvironment().keySet().stream(),
                        Stream.of("FERRY_CONFIG", "FERRY_PROFILE", "FERRY_JAVA_OPTS"))
                .toList();
        for (var page : pages()) {
            assertThat(found(Pattern.compile("\\b(FERRY_[A-Z_]*[A-Z])\\b"), Files.readString(page)))
                    .as(page.toString())
                    .isSubsetOf(known);
        }
    }

    private static List<Path> pages() throws IOException {
        try (var files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .toList();
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
