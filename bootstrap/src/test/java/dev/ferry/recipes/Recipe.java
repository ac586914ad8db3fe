package dev.ferry.recipes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A section of the page.
 *
 * @param sources its Java code blocks, one file per block
 */
record Recipe(String title, List<Source> sources) {

    static final Path PAGE = Path.of("../docs/recipes/add-an-adapter.md");

    private static final Pattern BLOCK = Pattern.compile("(?ms)^```java\\n(.*?)^```$");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern TYPE =
            Pattern.compile("(?m)^(?:public |final |sealed )*(?:class|interface|record|enum) (\\w+)");

    /**
     * A source file.
     *
     * @param type the full name of the type that it declares
     */
    record Source(String type, String text) {

        private static Source of(String text) {
            return new Source(firstMatch(PACKAGE, text) + "." + firstMatch(TYPE, text), text);
        }

        boolean isTest() {
            return type.endsWith("Test");
        }

        private static String firstMatch(Pattern pattern, String text) {
            var matcher = pattern.matcher(text);
            if (!matcher.find()) {
                throw new AssertionError("a Java block without " + pattern + ":\n" + text);
            }
            return matcher.group(1);
        }
    }

    /** All sections with Java code. */
    static Stream<Recipe> all() throws IOException {
        return Stream.of(Files.readString(PAGE).split("(?m)^## "))
                .map(Recipe::of)
                .filter(recipe -> !recipe.sources().isEmpty());
    }

    private static Recipe of(String section) {
        var sources = BLOCK.matcher(section)
                .results()
                .map(block -> Source.of(block.group(1)))
                .toList();
        return new Recipe(section.lines().findFirst().orElse(""), sources);
    }
}
