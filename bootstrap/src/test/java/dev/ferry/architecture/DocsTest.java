package dev.ferry.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.bootstrap.settings.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages name settings that exist, and the profile {@code fuzz} names every fuzz test. */
class DocsTest {

    /** Jazzer fuzzes one test per process, so the profile needs an execution for each test. */
    @Test
    void everyFuzzTestIsPartOfTheProfile() throws IOException {
        try (var files = Files.walk(RepositoryFiles.ROOT)) {
            var tests = files.filter(file -> file.getFileName().toString().endsWith("FuzzTest.java"))
                    .toList();
            assertThat(tests).isNotEmpty();
            for (var test : tests) {
                var module = RepositoryFiles.ROOT.resolve(
                        RepositoryFiles.ROOT.relativize(test).getName(0));
                var name = test.getFileName().toString().replace(".java", "");
                assertThat(Files.readString(module.resolve("pom.xml"))).contains("<test>" + name + "</test>");
                assertThat(RepositoryFiles.matches(Pattern.compile("@FuzzTest(\\()"), RepositoryFiles.text(test)))
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
        for (var page : RepositoryFiles.pages()) {
            assertThat(RepositoryFiles.matches(
                            Pattern.compile("\\b(FERRY_[A-Z_]*[A-Z])\\b"), RepositoryFiles.text(page)))
                    .as(page.toString())
                    .isSubsetOf(known);
        }
    }
}
