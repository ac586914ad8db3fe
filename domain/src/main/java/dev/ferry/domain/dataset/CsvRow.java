package dev.ferry.domain.dataset;

import java.util.List;

/**
 * One row of a CSV file.
 *
 * @param number its number among the rows that are not blank, from 1, a header included
 * @param fields at least one
 */
public record CsvRow(long number, List<CsvField> fields) {

    public CsvRow {
        fields = List.copyOf(fields);
    }

    /** The line of the file in which the row starts, from 1. */
    public long line() {
        return fields.getFirst().line();
    }
}
