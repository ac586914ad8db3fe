package dev.ferry.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    private static final String FIXTURES = "dev.ferry.architecture.fixture";
    private static final JavaClasses FERRY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.ferry");

    @TestFactory
    Stream<DynamicTest> theCodeFollowsEveryRule() {
        return new Rules("dev.ferry")
                .all().values().stream()
                        .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(FERRY)));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleFailsOnItsFixture() {
        return new Rules("dev.ferry")
                .all().keySet().stream()
                        .map(fixture -> DynamicTest.dynamicTest(fixture, () -> assertThatTheRuleFails(fixture)));
    }

    @Test
    void everyFixtureBreaksARule() throws IOException {
        try (var folders = Files.list(Path.of("src/test/java", FIXTURES.split("\\.")))) {
            assertThat(folders.map(folder -> String.valueOf(folder.getFileName())))
                    .containsExactlyInAnyOrderElementsOf(
                            new Rules("dev.ferry").all().keySet());
        }
    }

    /** An unused entry would allow a mistake. */
    @Test
    void everyListedDependencyIsUsed() {
        assertThat(PackageList.read()).containsExactlyInAnyOrderEntriesOf(new PackageList("dev.ferry").used(FERRY));
    }

    private static void assertThatTheRuleFails(String fixture) {
        var root = FIXTURES + "." + fixture;
        var classes = new ClassFileImporter().importPackages(root);
        assertThatThrownBy(() -> new Rules(root).all().get(fixture).check(classes))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("was violated")
                .hasMessageContaining(root);
    }
}
