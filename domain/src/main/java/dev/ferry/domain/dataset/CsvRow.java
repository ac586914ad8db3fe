package dev.ferry.domain.dataset;

import java.util.List;

/**
 * One row of a CSV.
 *
 * @param number its place among the rows that are not blank, from 1, a header included
 * @param fields its fields, at least one
 */
public record CsvRow(long number, List<CsvField> fields) {

    /** Copies the fields. */
    public CsvRow {
        fields = List.copyOf(fields);
    }

    /**
     * Where it begins.
     *
     * @return the line of the file, from 1
     */
    public long line() {
        return fields.getFirst().line();
    }
}
