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
 * What the sandbox makes of a roster: its feedback, {@code row|value|message} a line, and its table of results. Rows
 * are counted from 1, the header not counted. A shift must end after it begins, within a day.
 */
final class RosterCheck {

    private static final Schema SCHEMA = Schema.guide();
    private static final Duration LONGEST_SHIFT = Duration.ofHours(24);

    private final StringBuilder complaints = new StringBuilder();
    private final List<String> references = new ArrayList<>();
    private final SchemaCheck schemaCheck = new SchemaCheck(SCHEMA, this::complain);
    private boolean sound = true;

    static RosterCheck of(String csv) {
        var check = new RosterCheck();
        var parser = new CsvParser(check::read, check::complainOfSyntax);
        parser.accept(csv);
        parser.finish();
        return check;
    }

    boolean failed() {
        return !complaints.isEmpty();
    }

    String feedback() {
        return failed() ? complaints.toString() : references.size() + " rows processed, no errors\n";
    }

    /** One a row. */
    List<String> references() {
        return references;
    }

    private void read(CsvRow row) {
        sound = true;
        schemaCheck.accept(row);
        if (SCHEMA.isHeader(row)) {
            return;
        }
        references.add(row.fields().getFirst().text());
        if (sound) {
            checkShift(row);
        }
    }

    private void checkShift(CsvRow row) {
        var start = at(row, 1);
        var end = at(row, 3);
        if (!end.isAfter(start)) {
            complain(new Problem(row.line(), null, row.fields().get(4).text(), "the shift ends before it begins"));
        } else if (Duration.between(start, end).compareTo(LONGEST_SHIFT) > 0) {
            complain(new Problem(row.line(), null, row.fields().get(3).text(), "the shift is longer than a day"));
        }
    }

    private static LocalDateTime at(CsvRow row, int column) {
        return LocalDateTime.of(
                LocalDate.parse(row.fields().get(column).text(), ColumnType.DATE_FORMAT),
                LocalTime.parse(row.fields().get(column + 1).text(), ColumnType.TIME_FORMAT));
    }

    private void complain(Problem problem) {
        complain(schemaCheck.rows(), problem);
    }

    /** The row that the parser is at has not been counted yet. */
    private void complainOfSyntax(Problem problem) {
        complain(schemaCheck.rows() + 1, problem);
    }

    private void complain(long row, Problem problem) {
        sound = false;
        var value = Optional.ofNullable(problem.value()).orElse("").replaceAll("[\r\n]+", " ");
        complaints
                .append(row)
                .append('|')
                .append(value)
                .append('|')
                .append(problem.message())
                .append('\n');
    }
}
