package dev.ferry.adapters.store.sql;

import dev.ferry.adapters.store.jdbc.Statements;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The schema of this Ferry version, created by the scripts {@code V1.sql}, {@code V2.sql} and so on. Each script adds
 * something.
 *
 * @param resources the class whose package contains the scripts
 * @param version the number of the last script
 * @param oldest the oldest schema version whose Ferry can still use these tables. It rises only when a script removes
 *     something, so that old and new nodes can run side by side during a rolling restart
 */
public record SchemaMigration(Class<?> resources, int version, int oldest) {

    private static final String VERSION = "schema";
    private static final String OLDEST = "schema-oldest";

    /**
     * Creates or upgrades the tables. The caller's transaction must exclude concurrent migrations.
     *
     * @param present the version of the tables, 0 when there are none
     * @param store the name of the store in error messages
     * @throws SQLException when the database reports an error
     * @throws IOException when a newer Ferry made the tables and this version cannot use them
     */
    public void migrate(Statements db, int present, String store) throws SQLException, IOException {
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
     * Returns the version that the store has recorded, 0 when it has recorded none.
     *
     * @throws SQLException when the database reports an error
     * @throws IOException never
     */
    public static int versionOf(Statements db) throws SQLException, IOException {
        return StoreMetadata.get(db, VERSION).map(Integer::parseInt).orElse(0);
    }

    private void refuseWhenTooNew(Statements db, int present, String store) throws SQLException, IOException {
        var needed = StoreMetadata.get(db, OLDEST).map(Integer::parseInt).orElse(present);
        if (needed > version) {
            throw new IOException(("the journal %s has schema %d, made by a newer Ferry; this Ferry supports up to %d:"
                            + " use the newer Ferry, or name another journal with FERRY_STORE_URL")
                    .formatted(store, present, version));
        }
    }

    private String script(int number) throws IOException {
        var name = "V" + number + ".sql";
        try (var file = resources.getResourceAsStream(name)) {
            if (file == null) {
                throw new IOException(name + " is missing from the build");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
