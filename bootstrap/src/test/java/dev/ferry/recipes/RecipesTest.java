package dev.ferry.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.recipes.Recipe.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** What the page promises is kept by the very text of the page. */
class RecipesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path classes;

    static Stream<Recipe> recipes() throws IOException {
        return Recipe.all();
    }

    @Test
    void thePageHasARecipeForEachKindOfAdapter() throws IOException {
        assertThat(Recipe.all().map(Recipe::title))
                .containsExactly("A journal in a plain file", "Uploads by message", "Another Platform");
    }

    @ParameterizedTest
    @MethodSource("recipes")
    void everyRecipeCompilesAndKeepsTheContractsItNames(Recipe recipe) throws Exception {
        var kitchen = new Kitchen(classes);
        assertThat(recipe.sources().stream().filter(Source::isTest))
                .singleElement()
                .satisfies(
                        test -> assertThat(test.text()).containsPattern("class \\w+Test\\s+implements \\w+Contract"));

        assertThat(kitchen.compile(recipe)).isEmpty();
        var summary = kitchen.run(recipe);

        assertThat(failures(summary)).isEmpty();
        assertThat(summary.getTestsSucceededCount())
                .isEqualTo(summary.getTestsFoundCount())
                .isGreaterThan(5);
    }

    private static String failures(TestExecutionSummary summary) {
        var words = new StringWriter();
        summary.printFailuresTo(new PrintWriter(words), 10);
        return words.toString().strip();
    }
}
