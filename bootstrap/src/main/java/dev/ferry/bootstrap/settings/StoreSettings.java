package dev.ferry.bootstrap.settings;

import dev.ferry.adapters.store.postgres.PostgresAddress;
import java.nio.file.Path;
import java.util.Optional;

/** Where Ferry remembers. */
public sealed interface StoreSettings {

    /** Nowhere: it is gone with the program. */
    record InMemory() implements StoreSettings {
        @Override
        public String toString() {
            return "memory:";
        }
    }

    /** On this machine. */
    record OnDisk(Path database, Path dataFolder) implements StoreSettings {
        @Override
        public String toString() {
            return database.toString();
        }
    }

    /**
     * In a PostgreSQL, for any number of machines.
     *
     * @param sharedFolder where data sets and results are kept, empty to keep them in the database too
     */
    record OnPostgres(PostgresAddress address, Optional<Path> sharedFolder) implements StoreSettings {
        @Override
        public String toString() {
            return address.toString();
        }
    }
}
