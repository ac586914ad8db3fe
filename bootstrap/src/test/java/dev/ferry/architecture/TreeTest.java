package dev.ferry.architecture;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a newcomer sees who opens the folders: rooms of a bearable size that say what they are for. */
class TreeTest {

    private static final int MOST_LINES = 250;
    private static final int MOST_TYPES = 13;

    /** To be written above what is longer, with the reason after it. */
    private static final String DEFENCE = "Long because ";

    @Test
    void everyPackageSaysWhatLivesInIt() throws IOException {
        var sources = sources();
        var described = sources.stream()
                .filter(file -> file.endsWith("package-info.java"))
                .map(TreeTest::packageOf)
                .collect(Collectors.toSet());

        assertThat(sources.stream().map(TreeTest::packageOf).filter(name -> !name.contains(".architecture.fixture.")))
                .isSubsetOf(described);
    }

    @Test
    void everyFileIsShortOrSaysWhyItIsNot() throws IOException {
        assertThat(sources().stream().filter(TreeTest::isLongWithoutReason)).isEmpty();
    }

    @Test
    void everyPackageOfTheProgramCanBeTakenInAtAGlance() throws IOException {
        var sizes = sources().stream()
                .filter(file -> file.toString().contains("/src/main/java/"))
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(groupingBy(TreeTest::packageOf, counting()));

        assertThat(sizes).allSatisfy((name, types) -> assertThat(types).as(name).isLessThanOrEqualTo(MOST_TYPES));
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Pages.ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }

    private static String packageOf(Path source) {
        var folder = String.valueOf(source.getParent());
        return folder.replaceFirst(".*/src/(main|test)/java/", "").replace('/', '.');
    }

    private static boolean isLongWithoutReason(Path source) {
        var text = Pages.text(source);
        return text.lines().count() > MOST_LINES && !text.contains(DEFENCE);
    }
}
