package dev.ferry.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each picture in {@code docs/diagrams} is the rendering of its text. */
class DiagramsTest {

    private static final Path FOLDER = Path.of("../docs/diagrams");
    private static final Path RENDERED = Path.of("target/diagrams");

    static List<Path> texts() throws IOException {
        return files(".txt");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyPictureIsTheRenderingOfItsText(Path text) throws IOException {
        var picture = name(text) + ".svg";
        var rendered = Files.writeString(
                Files.createDirectories(RENDERED).resolve(picture),
                Diagram.of(Files.readString(text)).svg());

        assertThat(FOLDER.resolve(picture))
                .as("the picture differs from its text: copy bootstrap/%s to docs/diagrams", rendered)
                .exists()
                .hasSameTextualContentAs(rendered);
    }

    @Test
    void everyPictureHasAText() throws IOException {
        assertThat(files(".svg").stream().map(DiagramsTest::name))
                .isNotEmpty()
                .containsExactlyElementsOf(
                        texts().stream().map(DiagramsTest::name).toList());
    }

    @Test
    void drawsLinesHeadsAndTextAtTheirPositions() {
        var svg = Diagram.of("┌─▶ a < b\n│").svg();

        assertThat(svg)
                .contains("d=\"M4 9H20M4 9V36\"")
                .contains("d=\"M24 9l-8 -4v8z\"")
                .contains("<text x=\"32\" y=\"13\" textLength=\"40\">a &lt; b</text>");
    }

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.\\w+$", "");
    }
}
