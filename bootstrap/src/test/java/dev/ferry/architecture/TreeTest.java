package dev.ferry.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every package has a description, and every file is short or states why it is not. */
class TreeTest {

    private static final int MOST_LINES = 250;

    /** To be written above what is longer, with the reason after it. */
    private static final String DEFENCE = "Long because ";

    @Test
    void everyPackageSaysWhatLivesInIt() throws IOException {
        var sources = sources();
        var described = sources.stream()
                .filter(file -> file.endsWith("package-info.java"))
                .map(Sources::packageOf)
                .collect(Collectors.toSet());

        assertThat(sources.stream().map(Sources::packageOf).filter(name -> !name.contains(".architecture.fixture.")))
                .isSubsetOf(described);
    }

    @Test
    void everyFileIsShortOrSaysWhyItIsNot() throws IOException {
        assertThat(sources().stream().filter(TreeTest::isLongWithoutReason)).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Pages.ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isLongWithoutReason(Path source) {
        var text = Pages.text(source);
        return text.lines().count() > MOST_LINES && !text.contains(DEFENCE);
    }
}
