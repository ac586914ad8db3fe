package dev.ferry.adapters.store.sql;

import dev.ferry.adapters.store.jdbc.Statements;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;

/** What a journal knows of itself: its id, its account, its schema. */
public final class StoreMetadata {

    /** The last number that was given to an event, known when the event itself may be gone. */
    public static final String NUMBERED = "numbered";

    /** Whose uploads these are. */
    public static final String ACCOUNT = "account";

    static final String SET =
            "INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    private static final String SET_ONCE =
            "INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING";
    private static final String GET = "SELECT value FROM facts WHERE name = ?";

    private StoreMetadata() {}

    /**
     * Writes a fact down.
     *
     * @param value what is known now
     * @throws SQLException when the database refuses
     */
    public static void set(Statements db, String name, String value) throws SQLException {
        db.update(SET, name, value);
    }

    /**
     * Writes a fact down, unless something is known already.
     *
     * @param value what is known if nothing was
     * @return what is known now
     * @throws SQLException when the database refuses
     * @throws IOException never
     */
    public static String setOnce(Statements db, String name, String value) throws SQLException, IOException {
        db.update(SET_ONCE, name, value);
        return get(db, name).orElse(value);
    }

    /**
     * Looks a fact up.
     *
     * @return what is known, or empty
     * @throws SQLException when the database refuses
     * @throws IOException never
     */
    public static Optional<String> get(Statements db, String name) throws SQLException, IOException {
        return db.first(row -> row.getString("value"), GET, name);
    }
}
