package dev.ferry.observed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the tables of a page in {@code docs}. */
record DocPage(Path file) {

    static final Path DOCS = Path.of("../docs").toAbsolutePath().normalize();

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    static DocPage of(String name) {
        return new DocPage(DOCS.resolve(name));
    }

    /** The cells of the rows below the first such heading line. */
    List<List<String>> table(String head) throws IOException {
        return Files.readAllLines(file).stream()
                .dropWhile(line -> !line.equals(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(DocPage::cells)
                .toList();
    }

    /** The cells of the rows below all such heading lines. */
    List<List<String>> tables(String head) throws IOException {
        var lines = Files.readAllLines(file);
        return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
                .filter(i -> lines.get(i).equals(head))
                .flatMap(i -> lines.stream().skip(i + 2L).takeWhile(line -> line.startsWith("|")))
                .map(DocPage::cells)
                .toList();
    }

    /** The code spans of a cell. */
    static List<String> code(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    private static List<String> cells(String line) {
        return Stream.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .map(String::strip)
                .toList();
    }
}
