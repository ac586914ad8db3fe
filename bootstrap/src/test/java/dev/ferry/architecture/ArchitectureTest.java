package dev.ferry.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    private static final JavaClasses FERRY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.ferry");

    @TestFactory
    Stream<DynamicTest> theCodeKeepsEveryRule() {
        return new Rules("dev.ferry")
                .all()
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(FERRY)));
    }

    @TestFactory
    Stream<DynamicTest> everyRuleGoesRedOnItsFixture() {
        return Stream.of(
                red("io", Rules::domainIsPure),
                red("clock", Rules::domainHasNoClock),
                red("framework", Rules::applicationHasNoFramework),
                red("http", Rules::httpAdapterKeepsToItsList),
                red("store", Rules::storeAdapterKeepsToItsList),
                red("dialect", Rules::commonStatementsKnowNoDatabase),
                red("files", Rules::filesAdapterKeepsToItsList),
                red("rest", Rules::restAdapterKeepsToItsList),
                red("telemetry", Rules::telemetryAdapterKeepsToItsList),
                red("cli", Rules::commandLineKeepsToItsList),
                red("sandbox", Rules::sandboxKnowsOnlyTheSchema),
                red("cycle", Rules::packagesHaveNoCycles),
                red("port", Rules::portsAreSmallInterfaces),
                red("blocking", Rules::nothingBlocksAnEventLoop),
                red("name", Rules::namesSaySomething),
                red("print", Rules::nothingPrintsBehindTheConsole));
    }

    @Test
    void everyRuleHasAFixture() {
        assertThat(everyRuleGoesRedOnItsFixture())
                .hasSameSizeAs(new Rules("dev.ferry").all().toList());
    }

    @Test
    void everyPackageSaysWhatLivesInIt() throws IOException {
        try (var files = Files.walk(Path.of(".."))) {
            var silent = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/java/"))
                    .map(Path::getParent)
                    .distinct()
                    .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                    .toList();

            assertThat(silent).isEmpty();
        }
    }

    private static DynamicTest red(String fixture, Function<Rules, ArchRule> rule) {
        var root = "dev.ferry.architecture.fixture." + fixture;
        var classes = new ClassFileImporter().importPackages(root);
        return DynamicTest.dynamicTest(
                fixture,
                () -> assertThatThrownBy(() -> rule.apply(new Rules(root)).check(classes))
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining("was violated")
                        .hasMessageContaining(root));
    }
}
