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
 * A connection with a cache of prepared statements. The statements are few, because every statement is a constant text.
 * An {@link Instant} parameter is sent as milliseconds since 1970. For one thread.
 */
public final class Statements implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /**
     * Wraps a connection.
     *
     * @param connection closed with this object
     */
    public Statements(Connection connection) {
        this.connection = connection;
    }

    /** Converts a row to a value. */
    public interface Reader<T> {
        /**
         * Reads the current row.
         *
         * @throws SQLException when a column is missing
         * @throws IOException when a column has an unexpected value
         */
        T read(ResultSet row) throws SQLException, IOException;
    }

    /**
     * Runs a statement that changes rows.
     *
     * @return the number of changed rows; 0 for a statement that returns rows
     * @throws SQLException when the database reports an error
     */
    public int update(String sql, @Nullable Object... parameters) throws SQLException {
        var statement = bind(sql, parameters);
        return statement.execute() ? 0 : statement.getUpdateCount();
    }

    /**
     * Runs a query and reads all rows.
     *
     * @throws SQLException when the database reports an error
     * @throws IOException when a row cannot be read
     */
    public <T> List<T> query(Reader<? extends T> reader, String sql, @Nullable Object... parameters)
            throws SQLException, IOException {
        try (var rows = bind(sql, parameters).executeQuery()) {
            var values = new ArrayList<T>();
            while (rows.next()) {
                values.add(reader.read(rows));
            }
            return values;
        }
    }

    /**
     * Runs a query and returns the first row.
     *
     * @return empty when the query has no rows
     * @throws SQLException when the database reports an error
     * @throws IOException when a row cannot be read
     */
    public <T> Optional<T> first(Reader<? extends T> reader, String sql, @Nullable Object... parameters)
            throws SQLException, IOException {
        return this.<T>query(reader, sql, parameters).stream().findFirst();
    }

    /** Closes all prepared statements. After a failed transaction, its statements may be unusable. */
    public void closePrepared() {
        for (var statement : prepared.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                // The statement is not used again.
            }
        }
        prepared.clear();
    }

    /** Closes the connection. Uncommitted changes are rolled back. */
    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private PreparedStatement bind(String sql, @Nullable Object... parameters) throws SQLException {
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
