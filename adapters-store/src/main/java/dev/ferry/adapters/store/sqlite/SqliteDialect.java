package dev.ferry.adapters.store.sqlite;

import dev.ferry.adapters.store.jdbc.Dialect;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The SQL of SQLite. */
final class SqliteDialect implements Dialect {

    @Override
    public String rows(String name, String... columns) {
        return Arrays.stream(columns)
                .map(column -> column.substring(0, column.indexOf(' ')))
                .map(column -> "value->>'" + column + "' AS " + column)
                .collect(Collectors.joining(", ", "(SELECT ", " FROM json_each(?)) AS " + name));
    }

    @Override
    public String inList(String column) {
        return column + " IN (SELECT value FROM json_each(?))";
    }

    @Override
    public String json(String column) {
        return column;
    }

    /** Empty: a writing transaction locks the whole file. */
    @Override
    public String skipLocked() {
        return "";
    }

    /** Without the hint, SQLite sorts all uploads of a state for each page. */
    @Override
    public String indexHint(String index) {
        return " INDEXED BY " + index;
    }

    /** SQLite has no notifications: other processes poll. */
    @Override
    public String withNotification(String change, String subject) {
        return change;
    }
}
