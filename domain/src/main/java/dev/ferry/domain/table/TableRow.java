package dev.ferry.domain.table;

import java.util.List;

/**
 * A row as the Platform gets it.
 *
 * @param number its number among the rows of the table that are not left out, from 1, without the header
 * @param fields one for each column of the schema; a row that does not have the schema's columns has its own fields
 */
public record TableRow(long number, List<TableField> fields) {

    public TableRow {
        fields = List.copyOf(fields);
    }
}
