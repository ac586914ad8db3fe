package dev.ferry.adapters.store.move;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ferry.adapters.store.jdbc.Dialect;
import dev.ferry.adapters.store.jdbc.RowsParameter;
import dev.ferry.adapters.store.jdbc.Statements;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table to copy to another database. Each column is a name and a type, {@code text} or {@code bigint}.
 *
 * @param key the columns that give the rows an order
 * @param others the other columns to copy
 * @param copiesKey whether the key is copied; otherwise the other database assigns a new one
 */
record MovedTable(String name, List<String> key, List<String> others, boolean copiesKey) {

    private static final String BIGINT = " bigint";

    /** Returns a key before the first row. */
    List<Object> startKey() {
        return key.stream()
                .map(column -> column.endsWith(BIGINT) ? (Object) Long.MIN_VALUE : "")
                .toList();
    }

    /** Reads at most {@code limit} rows after a key. */
    List<ObjectNode> page(Statements db, List<Object> after, int limit) throws SQLException, IOException {
        var keys = names(key.stream());
        var sql = "SELECT %s FROM %s WHERE (%s) > (%s) ORDER BY %s LIMIT %d"
                .formatted(names(columns()), name, keys, "?, ".repeat(key.size() - 1) + "?", keys, limit);
        return db.query(this::row, sql, after.toArray());
    }

    /** Returns the key of a row. */
    List<Object> keyOf(ObjectNode row) {
        return key.stream()
                .map(column -> column.endsWith(BIGINT)
                        ? (Object) row.get(name(column)).longValue()
                        : row.get(name(column)).textValue())
                .toList();
    }

    /** Inserts rows of another database, in the order of their keys. */
    void insert(Statements db, Dialect dialect, List<ObjectNode> rows) throws SQLException {
        var inserted = names(copiesKey ? columns() : others.stream());
        var sql = "INSERT INTO %s (%s) SELECT %s FROM %s ORDER BY %s"
                .formatted(
                        name,
                        inserted,
                        inserted,
                        dialect.rows("moved", columns().toArray(String[]::new)),
                        names(key.stream()));
        db.update(sql, RowsParameter.of(rows, ObjectNode::setAll));
    }

    private ObjectNode row(ResultSet row) throws SQLException {
        var node = RowsParameter.empty();
        for (var column : columns().toList()) {
            var name = name(column);
            if (column.endsWith(BIGINT)) {
                var number = row.getLong(name);
                node.put(name, row.wasNull() ? null : (Long) number);
            } else {
                node.put(name, row.getString(name));
            }
        }
        return node;
    }

    private Stream<String> columns() {
        return Stream.concat(key.stream(), others.stream());
    }

    private static String names(Stream<String> columns) {
        return columns.map(MovedTable::name).collect(Collectors.joining(", "));
    }

    private static String name(String column) {
        return column.substring(0, column.indexOf(' '));
    }
}
