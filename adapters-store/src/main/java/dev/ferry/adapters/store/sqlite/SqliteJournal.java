package dev.ferry.adapters.store.sqlite;

import dev.ferry.adapters.store.jdbc.Worker;
import dev.ferry.adapters.store.sql.SqlStore;
import dev.ferry.adapters.store.sql.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.IntConsumer;

/** Opens a journal in one SQLite file, which several processes on one machine may share. */
public final class SqliteJournal {

    private static final int MAX_BATCH = 256;

    /** SQLite checks about 400 MiB per second. */
    private static final long MAX_CHECKED_BYTES = 32L << 20;

    private SqliteJournal() {}

    /**
     * Opens a journal, and creates it if it does not exist. One thread writes, another one reads.
     *
     * @param clock the time of entries, events and leases
     * @return the journal, to be closed by the caller
     * @throws IOException when it cannot be opened, or was made by a newer Ferry; the message names the remedy
     */
    public static SqlStore open(Path path, InstantSource clock) throws IOException {
        return open(path, clock, size -> {}, new OpenMode(MAX_CHECKED_BYTES, false));
    }

    /** Whether there is no journal at a path: the file is missing or empty. */
    public static boolean isNew(Path path) throws IOException {
        return SqliteFile.isNew(path);
    }

    /**
     * Opens a journal as {@link #open(Path, InstantSource)} does, and reports its commits.
     *
     * @param clock the time of entries, events and leases
     * @param commits called on the writer's thread after each commit, with the number of writes in it; must not block
     * @return the journal, to be closed by the caller
     * @throws IOException when it cannot be opened, or was made by a newer Ferry; the message names the remedy
     */
    public static SqlStore open(Path path, InstantSource clock, IntConsumer commits, OpenMode mode) throws IOException {
        var file = SqliteFile.open(path, clock, mode);
        var writer = new Worker("ferry-journal-writer", 1, MAX_BATCH, () -> SqliteSession.writing(file), commits);
        var reader = new Worker("ferry-journal-reader", 1, MAX_BATCH, () -> SqliteSession.reading(file));
        return new SqlStore(new SqliteDialect(), new Workers(writer, writer, reader, file.health()));
    }
}
