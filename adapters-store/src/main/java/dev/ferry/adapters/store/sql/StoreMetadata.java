package dev.ferry.adapters.store.sql;

import dev.ferry.adapters.store.jdbc.Statements;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** Reads and writes the facts about a journal, such as its id, its account and its schema version. */
public final class StoreMetadata {

    /** The name of the fact with the last assigned event number, which must stay known when that event is deleted. */
    public static final String NUMBERED = "numbered";

    /** The name of the fact with the account that owns the uploads. */
    public static final String ACCOUNT = "account";

    static final String SET =
            "INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    private static final String SET_ONCE =
            "INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING";
    private static final String GET = "SELECT value FROM facts WHERE name = ?";

    private StoreMetadata() {}

    /**
     * Sets a fact, replacing an earlier value.
     *
     * @throws SQLException when the database reports an error
     */
    public static void set(Statements db, String name, String value) throws SQLException {
        db.update(SET, name, value);
    }

    /**
     * Sets a fact, unless it has a value already.
     *
     * @return the value that the fact has now
     * @throws SQLException when the database reports an error
     * @throws IOException never
     */
    public static String setOnce(Statements db, String name, String value) throws SQLException, IOException {
        db.update(SET_ONCE, name, value);
        return get(db, name).orElse(value);
    }

    /**
     * Reads a fact.
     *
     * @return the value, or empty when the fact is not set
     * @throws SQLException when the database reports an error
     * @throws IOException never
     */
    public static Optional<String> get(Statements db, String name) throws SQLException, IOException {
        return db.first(row -> row.getString("value"), GET, name);
    }
}
