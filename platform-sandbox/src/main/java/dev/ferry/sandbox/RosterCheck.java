package dev.ferry.sandbox;

import dev.ferry.domain.dataset.ColumnType;
import dev.ferry.domain.dataset.CsvParser;
import dev.ferry.domain.dataset.CsvRow;
import dev.ferry.domain.dataset.Problem;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.dataset.SchemaCheck;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Checks a roster and creates its feedback, one line {@code row|value|message} per error. Rows are counted from 1
 * without the header. A shift must end after its start, within a day.
 */
final class RosterCheck {

    private static final Schema SCHEMA = Schema.guide();
    private static final Duration LONGEST_SHIFT = Duration.ofHours(24);

    private final StringBuilder feedback = new StringBuilder();
    private final List<String> references = new ArrayList<>();
    private final SchemaCheck schemaCheck = new SchemaCheck(SCHEMA, this::report);
    private boolean rowValid = true;

    static RosterCheck of(String csv) {
        var check = new RosterCheck();
        var parser = new CsvParser(check::read, check::reportSyntax);
        parser.accept(csv);
        parser.finish();
        return check;
    }

    boolean failed() {
        return !feedback.isEmpty();
    }

    String feedback() {
        return failed() ? feedback.toString() : references.size() + " rows processed, no errors\n";
    }

    /** The references, one per row. */
    List<String> references() {
        return references;
    }

    private void read(CsvRow row) {
        rowValid = true;
        schemaCheck.accept(row);
        if (SCHEMA.isHeader(row)) {
            return;
        }
        references.add(row.fields().getFirst().text());
        if (rowValid) {
            checkShift(row);
        }
    }

    private void checkShift(CsvRow row) {
        var start = dateTime(row, 1);
        var end = dateTime(row, 3);
        if (!end.isAfter(start)) {
            report(new Problem(row.line(), null, row.fields().get(4).text(), "the shift ends before it begins"));
        } else if (Duration.between(start, end).compareTo(LONGEST_SHIFT) > 0) {
            report(new Problem(row.line(), null, row.fields().get(3).text(), "the shift is longer than a day"));
        }
    }

    private static LocalDateTime dateTime(CsvRow row, int column) {
        return LocalDateTime.of(
                LocalDate.parse(row.fields().get(column).text(), ColumnType.DATE_FORMAT),
                LocalTime.parse(row.fields().get(column + 1).text(), ColumnType.TIME_FORMAT));
    }

    private void report(Problem problem) {
        report(schemaCheck.rows(), problem);
    }

    /** The parser's current row has not been counted yet. */
    private void reportSyntax(Problem problem) {
        report(schemaCheck.rows() + 1, problem);
    }

    private void report(long row, Problem problem) {
        rowValid = false;
        var value = Optional.ofNullable(problem.value()).orElse("").replaceAll("[\r\n]+", " ");
        feedback.append(row)
                .append('|')
                .append(value)
                .append('|')
                .append(problem.message())
                .append('\n');
    }
}
