package dev.ferry.adapters.store.sqlite;

import dev.ferry.adapters.store.jdbc.Worker;
import dev.ferry.adapters.store.sql.SqlStore;
import dev.ferry.adapters.store.sql.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.IntConsumer;

/** A journal in one SQLite file, which several processes on one machine may share. */
public final class SqliteJournal {

    private static final int MOST_AT_A_TIME = 256;

    private SqliteJournal() {}

    /**
     * Opens a journal, making it when there is none. Writes go through one thread, reads have another.
     *
     * @param clock the time of entries, events and leases
     * @return the journal, to be closed
     * @throws IOException when it cannot be opened, or was made by a newer Ferry; the message says what helps
     */
    public static SqlStore open(Path path, InstantSource clock) throws IOException {
        return open(path, clock, size -> {});
    }

    /**
     * Opens a journal as {@link #open(Path, InstantSource)} does, and listens to its commits.
     *
     * @param clock the time of entries, events and leases
     * @param commits is told after each commit how many writes it held; called on the writer's thread, must not block
     * @return the journal, to be closed
     * @throws IOException when it cannot be opened, or was made by a newer Ferry; the message says what helps
     */
    public static SqlStore open(Path path, InstantSource clock, IntConsumer commits) throws IOException {
        var file = SqliteFile.open(path, clock);
        var writer = new Worker("ferry-journal-writer", 1, MOST_AT_A_TIME, () -> SqliteSession.writing(file), commits);
        var reader = new Worker("ferry-journal-reader", 1, MOST_AT_A_TIME, () -> SqliteSession.reading(file));
        return new SqlStore(new SqliteDialect(), new Workers(writer, writer, reader));
    }
}
