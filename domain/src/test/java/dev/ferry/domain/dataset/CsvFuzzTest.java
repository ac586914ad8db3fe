package dev.ferry.domain.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

class CsvFuzzTest {

    /** The rows and the problems of a text. */
    private record Reading(List<CsvRow> rows, List<Problem> problems) {

        static Reading of(Iterable<String> chunks) {
            var reading = new Reading(new ArrayList<>(), new ArrayList<>());
            var parser = new CsvParser(reading.rows::add, reading.problems::add);
            chunks.forEach(parser::accept);
            parser.finish();
            return reading;
        }

        /** The rows as CSV with every field quoted. */
        String toCsv() {
            return rows.stream()
                    .map(row -> row.fields().stream()
                            .map(field -> '"' + field.text().replace("\"", "\"\"") + '"')
                            .collect(Collectors.joining(",")))
                    .collect(Collectors.joining("\r\n"));
        }

        List<List<String>> texts() {
            return rows.stream()
                    .map(row -> row.fields().stream().map(CsvField::text).toList())
                    .toList();
        }
    }

    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void readsTheSameRowsInAnyChunksAndQuoting(FuzzedDataProvider data) {
        var chunks = new ArrayList<String>();
        var count = data.consumeInt(0, 8);
        for (int i = 0; i < count; i++) {
            chunks.add(data.consumeString(40));
        }
        chunks.add(data.consumeRemainingAsString());
        var text = String.join("", chunks);
        var lines = 1
                + text.replace("\r\n", "\n")
                        .chars()
                        .filter(c -> c == '\n' || c == '\r')
                        .count();

        var reading = Reading.of(List.of(text));

        assertThat(Reading.of(chunks)).isEqualTo(reading);
        assertThat(reading.rows().size()).isLessThanOrEqualTo((int) lines);
        assertThat(reading.problems())
                .allSatisfy(problem -> assertThat(problem.line()).isBetween(1L, lines));
        var before = 0L;
        for (var row : reading.rows()) {
            for (var field : row.fields()) {
                assertThat(field.line()).isBetween(Math.max(1, before), lines);
                before = field.line();
            }
        }
        var readAgain = Reading.of(List.of(reading.toCsv()));
        assertThat(readAgain.texts()).isEqualTo(reading.texts());
        assertThat(readAgain.problems()).isEmpty();
    }
}
