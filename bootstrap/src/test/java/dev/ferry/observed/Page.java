package dev.ferry.observed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tables of a page under docs. */
record Page(Path file) {

    static final Path DOCS = Path.of("../docs").toAbsolutePath().normalize();

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    static Page of(String name) {
        return new Page(DOCS.resolve(name));
    }

    /** The rows below a heading line, as cells. */
    List<List<String>> table(String head) throws IOException {
        return Files.readAllLines(file).stream()
                .dropWhile(line -> !line.equals(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(Page::cells)
                .toList();
    }

    /** All rows that have a heading of that form, wherever they are. */
    List<List<String>> tables(String head) throws IOException {
        var lines = Files.readAllLines(file);
        return Stream.iterate(0, i -> i < lines.size(), i -> i + 1)
                .filter(i -> lines.get(i).equals(head))
                .flatMap(i -> lines.stream().skip(i + 2L).takeWhile(line -> line.startsWith("|")))
                .map(Page::cells)
                .toList();
    }

    /** What stands in a cell as code. */
    static List<String> code(String cell) {
        return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    private static List<String> cells(String line) {
        return Stream.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                .map(String::strip)
                .toList();
    }
}
