package dev.ferry.adapters.store.postgres;

import dev.ferry.adapters.store.jdbc.Worker;
import dev.ferry.adapters.store.sql.SqlStore;
import dev.ferry.adapters.store.sql.Workers;
import dev.ferry.application.port.driven.Payloads;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.IntConsumer;

/** The journal and the payloads in one PostgreSQL database, shared by any number of processes on any machines. */
public final class PostgresStore implements AutoCloseable {

    private static final int MAX_BATCH = 256;
    private static final int READERS = 4;

    /** One connection for each thread: the writer, the claimer, the readers and the payload threads. */
    private static final int CONNECTIONS = 2 + READERS + PostgresPayloads.THREADS;

    private final PostgresDatabase database;
    private final SqlStore journal;
    private final PostgresPayloads payloads;
    private final NotificationListener listener;

    private PostgresStore(PostgresDatabase database, IntConsumer commits) {
        this.database = database;
        var workers = new Workers(
                new Worker("ferry-journal-writer", 1, MAX_BATCH, () -> PostgresSession.writing(database), commits),
                new Worker("ferry-journal-claimer", 1, 1, () -> PostgresSession.claiming(database)),
                new Worker("ferry-journal-reader", READERS, 1, () -> PostgresSession.reading(database)),
                database.health());
        journal = new SqlStore(new PostgresDialect(), workers);
        payloads = new PostgresPayloads(database);
        listener = new NotificationListener(database, journal.hints());
    }

    /**
     * Opens a database, and creates or upgrades its tables if needed.
     *
     * @return the store, to be closed by the caller
     * @throws IOException when it cannot be opened, or was made by a newer Ferry; the message names the remedy
     */
    public static PostgresStore open(PostgresAddress address) throws IOException {
        return open(address, size -> {});
    }

    /**
     * Opens a database as {@link #open(PostgresAddress)} does, and reports the journal's commits.
     *
     * @param commits called on the writer's thread after each commit, with the number of writes in it; must not block
     * @return the store, to be closed by the caller
     * @throws IOException when it cannot be opened, or was made by a newer Ferry; the message names the remedy
     */
    public static PostgresStore open(PostgresAddress address, IntConsumer commits) throws IOException {
        return new PostgresStore(PostgresDatabase.open(address, CONNECTIONS), commits);
    }

    /** Returns the journal. */
    public SqlStore journal() {
        return journal;
    }

    /** Returns the payloads in the same database, for nodes that do not share a folder. */
    public Payloads payloads() {
        return payloads;
    }

    /**
     * Returns a clock with the database's time, which is the same on all nodes. Use it for every time that is compared
     * with a time in the store.
     */
    public InstantSource clock() {
        return database.clock();
    }

    /** Runs the queued operations, unless the database is unavailable, and closes the connections. */
    @Override
    public void close() {
        database.stopWaiting();
        journal.close();
        payloads.close();
        listener.close();
        database.close();
    }
}
