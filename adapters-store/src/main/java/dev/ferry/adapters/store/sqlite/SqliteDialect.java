package dev.ferry.adapters.store.sqlite;

import dev.ferry.adapters.store.jdbc.Dialect;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How SQLite wants to be spoken to. */
final class SqliteDialect implements Dialect {

    @Override
    public String rows(String name, String... columns) {
        return Arrays.stream(columns)
                .map(column -> column.substring(0, column.indexOf(' ')))
                .map(column -> "value->>'" + column + "' AS " + column)
                .collect(Collectors.joining(", ", "(SELECT ", " FROM json_each(?)) AS " + name));
    }

    @Override
    public String oneOf(String column) {
        return column + " IN (SELECT value FROM json_each(?))";
    }

    /** Whoever writes has the whole file to himself. */
    @Override
    public String passingOverLocked() {
        return "";
    }

    /** SQLite would rather sort all uploads of a state, page by page. */
    @Override
    public String byIndex(String index) {
        return " INDEXED BY " + index;
    }

    /** Other processes look for themselves. */
    @Override
    public String announced(String change, String subject) {
        return change;
    }
}
