package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.store.postgres.PostgresAddress;
import java.nio.file.Path;
import java.util.Optional;

/** The place of the store. */
public sealed interface StoreSettings {

    /** In memory; the store ends with the program. */
    record InMemory() implements StoreSettings {
        @Override
        public String toString() {
            return "memory:";
        }
    }

    /** In a SQLite file and a folder. */
    record OnDisk(Path database, Path dataFolder) implements StoreSettings {
        @Override
        public String toString() {
            return database.toString();
        }
    }

    /**
     * In a PostgreSQL database, which any number of machines can share.
     *
     * @param sharedFolder the folder for data sets and results, empty to store them in the database
     */
    record OnPostgres(PostgresAddress address, Optional<Path> sharedFolder) implements StoreSettings {
        @Override
        public String toString() {
            return address.toString();
        }
    }
}
