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

/** The code on the page compiles, and its tests pass. */
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
    void everyRecipeCompilesAndPassesItsContracts(Recipe recipe) throws Exception {
        var runner = new RecipeRunner(classes);
        assertThat(recipe.sources().stream().filter(Source::isTest))
                .singleElement()
                .satisfies(
                        test -> assertThat(test.text()).containsPattern("class \\w+Test\\s+implements \\w+Contract"));

        assertThat(runner.compile(recipe)).isEmpty();
        var summary = runner.run(recipe);

        assertThat(failures(summary)).isEmpty();
        assertThat(summary.getTestsSucceededCount())
                .isEqualTo(summary.getTestsFoundCount())
                .isGreaterThan(5);
    }

    private static String failures(TestExecutionSummary summary) {
        var text = new StringWriter();
        summary.printFailuresTo(new PrintWriter(text), 10);
        return text.toString().strip();
    }
}
