package dev.ferry.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every package has a description, and every file is short or gives a reason for its length. */
class TreeTest {

    private static final int MOST_LINES = 250;

    /** A longer file contains this text, followed by the reason. */
    private static final String REASON = "Long because ";

    @Test
    void everyPackageHasADescription() throws IOException {
        var sources = sources();
        var described = sources.stream()
                .filter(file -> file.endsWith("package-info.java"))
                .map(Sources::packageOf)
                .collect(Collectors.toSet());

        assertThat(sources.stream().map(Sources::packageOf).filter(name -> !name.contains(".architecture.fixture.")))
                .isSubsetOf(described);
    }

    @Test
    void everyFileIsShortOrGivesAReason() throws IOException {
        assertThat(sources().stream().filter(TreeTest::isLongWithoutReason)).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(RepositoryFiles.ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isLongWithoutReason(Path source) {
        var text = RepositoryFiles.text(source);
        return text.lines().count() > MOST_LINES && !text.contains(REASON);
    }
}
