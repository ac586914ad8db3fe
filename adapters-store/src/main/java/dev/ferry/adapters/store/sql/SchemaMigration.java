package dev.ferry.adapters.store.sql;

import dev.ferry.adapters.store.jdbc.Statements;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The tables as this Ferry knows them, made by scripts that each add something: {@code V1.sql}, {@code V2.sql} and so
 * on, beside a class.
 *
 * @param version the last script's number
 * @param oldest the oldest version whose Ferry can still work with these tables; it rises only when a script takes
 *     something away, so that during a rolling restart the old and the new work side by side
 */
public record SchemaMigration(Class<?> beside, int version, int oldest) {

    private static final String VERSION = "schema";
    private static final String OLDEST = "schema-oldest";

    /**
     * Brings tables up to date, within a transaction in which nobody else does.
     *
     * @param present which version they have, 0 when there are none
     * @throws SQLException when the database refuses
     * @throws IOException when they were made by a newer Ferry that this one cannot work beside
     */
    public void bringUpToDate(Statements db, int present, String store) throws SQLException, IOException {
        if (present > version) {
            refuseWhenTooNew(db, present, store);
            return;
        }
        for (int number = present + 1; number <= version; number++) {
            for (var command : script(number).split(";\\s*\\n", -1)) {
                if (!command.isBlank()) {
                    db.update(command);
                }
            }
        }
        StoreMetadata.setOnce(db, "id", UUID.randomUUID().toString());
        if (present < version) {
            StoreMetadata.set(db, VERSION, String.valueOf(version));
            StoreMetadata.set(db, OLDEST, String.valueOf(oldest));
        }
    }

    /**
     * The version that tables have by their own word.
     *
     * @throws SQLException when the database refuses
     * @throws IOException never
     */
    public static int versionOf(Statements db) throws SQLException, IOException {
        return StoreMetadata.get(db, VERSION).map(Integer::parseInt).orElse(0);
    }

    private void refuseWhenTooNew(Statements db, int present, String store) throws SQLException, IOException {
        var needed = StoreMetadata.get(db, OLDEST).map(Integer::parseInt).orElse(present);
        if (needed > version) {
            throw new IOException(
                    "the journal %s has schema %d, made by a newer Ferry; this one knows up to %d: use the newer one, or name another with FERRY_STORE_URL"
                            .formatted(store, present, version));
        }
    }

    private String script(int number) throws IOException {
        var name = "V" + number + ".sql";
        try (var file = beside.getResourceAsStream(name)) {
            if (file == null) {
                throw new IOException(name + " is missing from the build");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
