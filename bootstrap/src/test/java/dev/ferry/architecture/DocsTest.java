package dev.ferry.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.bootstrap.settings.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The pages name settings that exist. The profile {@code fuzz} names each fuzz test, and each stored input has a test.
 */
class DocsTest {

    private static final Pattern INPUTS = Pattern.compile(".*/src/test/resources/.*FuzzTestInputs/[^/]+/[^/]+");

    /** Jazzer fuzzes one method per process, and the profile {@code fuzz} starts a process for each execution. */
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
                assertThat(Files.readString(module.resolve("pom.xml"))).contains("<id>" + name + "</id>");
                assertThat(RepositoryFiles.matches(Pattern.compile("@FuzzTest(\\()"), RepositoryFiles.text(test)))
                        .as(name)
                        .hasSize(1);
            }
        }
    }

    /** Jazzer finds stored inputs by package, class and method, and ignores all others. */
    @Test
    void everyStoredInputBelongsToAFuzzTest() throws IOException {
        try (var files = Files.walk(RepositoryFiles.ROOT)) {
            var inputs = files.filter(Files::isRegularFile)
                    .filter(file -> INPUTS.matcher(file.toString()).matches())
                    .toList();
            assertThat(inputs).isNotEmpty();
            for (var input : inputs) {
                var method = input.getParent();
                var test = method.getParent()
                        .toString()
                        .replace("src/test/resources", "src/test/java")
                        .replaceFirst("Inputs$", ".java");
                assertThat(Path.of(test)).content().contains("void " + method.getFileName() + "(");
            }
        }
    }

    @Test
    void everyCommandOfAPageReadsAFileThatExists() throws IOException {
        var command = Pattern.compile("(?m)^ {4}\\./ferry (?:check|upload) ([\\w./-]+)");
        for (var page : RepositoryFiles.pages()) {
            assertThat(RepositoryFiles.matches(command, RepositoryFiles.text(page)))
                    .as(page.toString())
                    .allSatisfy(file ->
                            assertThat(RepositoryFiles.ROOT.resolve(file)).exists());
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
