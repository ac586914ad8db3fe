package dev.ferry.adapters.store.jdbc;

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
 * are milliseconds since 1970. For one thread.
 */
public final class Statements implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /**
     * Nothing prepared yet.
     *
     * @param connection closed with this
     */
    public Statements(Connection connection) {
        this.connection = connection;
    }

    /** Reads a row as a value. */
    public interface Reader<T> {
        /**
         * Reads it.
         *
         * @throws SQLException when a column is missing
         * @throws IOException when a column holds something else
         */
        T read(ResultSet row) throws SQLException, IOException;
    }

    /**
     * Changes rows.
     *
     * @return how many rows it has changed
     * @throws SQLException when the database refuses
     */
    public int update(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = bound(sql, parameters);
        return statement.execute() ? 0 : statement.getUpdateCount();
    }

    /**
     * Asks.
     *
     * @return all rows
     * @throws SQLException when the database refuses
     * @throws IOException when a row cannot be read
     */
    public <T> List<T> query(Reader<? extends T> reader, String sql, @Nullable Object... parameters)
            throws SQLException, IOException {
        try (var rows = bound(sql, parameters).executeQuery()) {
            var values = new ArrayList<T>();
            while (rows.next()) {
                values.add(reader.read(rows));
            }
            return values;
        }
    }

    /**
     * Asks for one row.
     *
     * @return the first row, or empty when there is none
     * @throws SQLException when the database refuses
     * @throws IOException when it cannot be read
     */
    public <T> Optional<T> first(Reader<? extends T> reader, String sql, @Nullable Object... parameters)
            throws SQLException, IOException {
        return this.<T>query(reader, sql, parameters).stream().findFirst();
    }

    /** Prepares everything anew. A statement that failed with the whole transaction cannot be trusted any more. */
    public void forget() {
        for (var statement : prepared.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                // it is not used again
            }
        }
        prepared.clear();
    }

    /** What was not committed is undone. */
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
