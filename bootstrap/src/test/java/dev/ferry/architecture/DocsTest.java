package dev.ferry.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.bootstrap.settings.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages speak of what is there: settings exist, and what is fuzzed is what the profile names. */
class DocsTest {

    /**
     * Jazzer fuzzes one test a process, so the profile has an execution for each; one that is left out is never fuzzed.
     */
    @Test
    void everyFuzzTestIsPartOfTheProfile() throws IOException {
        try (var files = Files.walk(Pages.ROOT)) {
            var tests = files.filter(file -> file.getFileName().toString().endsWith("FuzzTest.java"))
                    .toList();
            assertThat(tests).isNotEmpty();
            for (var test : tests) {
                var module = Pages.ROOT.resolve(Pages.ROOT.relativize(test).getName(0));
                var name = test.getFileName().toString().replace(".java", "");
                assertThat(Files.readString(module.resolve("pom.xml"))).contains("<test>" + name + "</test>");
                assertThat(Pages.found(Pattern.compile("@FuzzTest(\\()"), Pages.text(test)))
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
        for (var page : Pages.all()) {
            assertThat(Pages.found(Pattern.compile("\\b(FERRY_[A-Z_]*[A-Z])\\b"), Pages.text(page)))
                    .as(page.toString())
                    .isSubsetOf(known);
        }
    }
}
