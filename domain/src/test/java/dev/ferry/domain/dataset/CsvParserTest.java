package dev.ferry.domain.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvParserTest {

    private final List<CsvRow> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\n", "\r"})
    void endsRowsAtEveryKindOfLineBreak(String lineBreak) {
        parse("a,b" + lineBreak + "c,d" + lineBreak);

        assertThat(texts()).containsExactly(List.of("a", "b"), List.of("c", "d"));
        assertThat(rows).extracting(CsvRow::line).containsExactly(1L, 2L);
        assertThat(problems).isEmpty();
    }

    @Test
    void readsALastRowWithoutALineBreak() {
        parse("a,b\nc,");

        assertThat(texts()).containsExactly(List.of("a", "b"), List.of("c", ""));
    }

    @Test
    void readsQuotedCommasQuotesAndLineBreaks() {
        parse("\"a,1\",\"say \"\"hi\"\"\",\"two\r\nlines\"\nnext\n");

        assertThat(texts()).containsExactly(List.of("a,1", "say \"hi\"", "two\r\nlines"), List.of("next"));
        assertThat(rows.get(1).line()).isEqualTo(3);
        assertThat(problems).isEmpty();
    }

    @Test
    void knowsTheLineOfAFieldAfterAQuotedLineBreak() {
        parse("\"one\ntwo\",late\n");

        assertThat(rows.getFirst().fields()).extracting(CsvField::line).containsExactly(1L, 2L);
    }

    @Test
    void skipsAByteOrderMarkAndBlankLines() {
        parse("\uFEFFa\n\n\r\nb\n");

        assertThat(texts()).containsExactly(List.of("a"), List.of("b"));
        assertThat(rows).extracting(CsvRow::number).containsExactly(1L, 2L);
        assertThat(rows.get(1).line()).isEqualTo(4);
    }

    @Test
    void keepsAByteOrderMarkThatIsNotAtTheStart() {
        parse("a\uFEFF\n");

        assertThat(texts()).containsExactly(List.of("a\uFEFF"));
    }

    @Test
    void reportsAQuoteThatIsNeverClosed() {
        parse("a\nb,\"c\nd\n");

        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.message()).contains("never closed");
        });
        assertThat(texts()).containsExactly(List.of("a"), List.of("b", "c\nd\n"));
    }

    @Test
    void reportsTextAfterAClosingQuoteAndContinues() {
        parse("\"a\"b,c\nd\n");

        assertThat(problems).extracting(Problem::line).containsExactly(1L);
        assertThat(texts()).containsExactly(List.of("ab", "c"), List.of("d"));
    }

    @Test
    void reportsAQuoteInsideAPlainField() {
        parse("a\"b\n");

        assertThat(problems)
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("quote inside");
        assertThat(texts()).containsExactly(List.of("a\"b"));
    }

    @Test
    void shortensAndReportsAFieldThatIsTooLong() {
        parse("\"" + "x".repeat(CsvParser.LONGEST_FIELD + 10));

        assertThat(problems).extracting(Problem::message).anyMatch(message -> message.contains("longer than"));
        assertThat(rows.getFirst().fields().getFirst().text()).hasSize(CsvParser.LONGEST_FIELD);
    }

    @Test
    void readsTheSameRowsInAnyChunks() {
        var random = new Random(42);
        for (int round = 0; round < 300; round++) {
            var expected = randomTable(random);
            var csv = expected.stream()
                    .map(row -> row.stream().map(field -> write(field, random)).collect(Collectors.joining(",")))
                    .collect(Collectors.joining(random.nextBoolean() ? "\r\n" : "\n"));
            rows.clear();
            problems.clear();

            var parser = new CsvParser(rows::add, problems::add);
            for (int at = 0; at < csv.length(); ) {
                var end = Math.min(csv.length(), at + 1 + random.nextInt(5));
                parser.accept(csv.substring(at, end));
                at = end;
            }
            parser.finish();

            assertThat(texts()).as("round %s: %s", round, csv).isEqualTo(expected);
            assertThat(problems).isEmpty();
        }
    }

    private void parse(String csv) {
        var parser = new CsvParser(rows::add, problems::add);
        parser.accept(csv);
        parser.finish();
    }

    private List<List<String>> texts() {
        return rows.stream()
                .map(row -> row.fields().stream().map(CsvField::text).toList())
                .toList();
    }

    private static List<List<String>> randomTable(Random random) {
        return IntStream.range(0, 1 + random.nextInt(4))
                .mapToObj(row -> IntStream.range(0, 2 + random.nextInt(3))
                        .mapToObj(field -> randomText(random))
                        .toList())
                .toList();
    }

    private static String randomText(Random random) {
        return random.ints(random.nextInt(6), 0, 8)
                .mapToObj(i ->
                        List.of("a", "b", ",", "\"", "\n", "\r\n", "é", "😀").get(i))
                .collect(Collectors.joining());
    }

    private static String write(String field, Random random) {
        return field.matches("[^,\"\r\n]*") && random.nextBoolean() ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
