package dev.ferry.adapters.store.sqlite;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A connection and the statements it has prepared so far. Every statement is a constant text, so there are few. Times
 * are milliseconds since 1970.
 */
final class Statements implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    Statements(Connection connection) {
        this.connection = connection;
    }

    /** Reads a row as a value. */
    interface Reader<T> {
        T read(ResultSet row) throws SQLException, IOException;
    }

    /** Changes rows and tells how many. */
    int update(String sql, @Nullable Object... parameters) throws SQLException {
        return bound(sql, parameters).executeUpdate();
    }

    <T> List<T> query(Reader<? extends T> reader, String sql, @Nullable Object... parameters)
            throws SQLException, IOException {
        try (var rows = bound(sql, parameters).executeQuery()) {
            var values = new ArrayList<T>();
            while (rows.next()) {
                values.add(reader.read(rows));
            }
            return values;
        }
    }

    <T> Optional<T> first(Reader<? extends T> reader, String sql, @Nullable Object... parameters)
            throws SQLException, IOException {
        return this.<T>query(reader, sql, parameters).stream().findFirst();
    }

    /** Something without parameters and rows, such as the beginning of a transaction. */
    void execute(String sql) throws SQLException {
        bound(sql).execute();
    }

    /** Prepares everything anew. A statement that failed with the whole transaction cannot be trusted any more. */
    void forget() {
        for (var statement : prepared.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                // it is not used again
            }
        }
        prepared.clear();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private PreparedStatement bound(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(
                    i + 1, parameters[i] instanceof Instant time ? (Object) time.toEpochMilli() : parameters[i]);
        }
        return statement;
    }
}
