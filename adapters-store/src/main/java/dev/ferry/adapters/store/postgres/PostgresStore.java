package dev.ferry.adapters.store.postgres;

import dev.ferry.adapters.store.jdbc.Worker;
import dev.ferry.adapters.store.sql.SqlStore;
import dev.ferry.adapters.store.sql.Workers;
import dev.ferry.application.port.driven.Payloads;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.IntConsumer;

/** Everything Ferry remembers with, in one PostgreSQL that any number of processes on any machines may share. */
public final class PostgresStore implements AutoCloseable {

    private static final int MOST_AT_A_TIME = 256;
    private static final int READERS = 4;

    /** One connection for every thread: the writer, the claimer, the readers, those of the payloads. */
    private static final int CONNECTIONS = 2 + READERS + PostgresPayloads.THREADS;

    private final PostgresDatabase database;
    private final SqlStore journal;
    private final PostgresPayloads payloads;
    private final NotificationListener listener;

    private PostgresStore(PostgresDatabase database, IntConsumer commits) {
        this.database = database;
        var workers = new Workers(
                new Worker("ferry-journal-writer", 1, MOST_AT_A_TIME, () -> PostgresSession.writing(database), commits),
                new Worker("ferry-journal-claimer", 1, 1, () -> PostgresSession.claiming(database)),
                new Worker("ferry-journal-reader", READERS, 1, () -> PostgresSession.reading(database)));
        journal = new SqlStore(new PostgresDialect(), workers);
        payloads = new PostgresPayloads(database);
        listener = new NotificationListener(database, journal.hints());
    }

    /**
     * Opens a database, making or adding to its tables when that is needed.
     *
     * @return the store, to be closed
     * @throws IOException when it cannot be opened, or was made by a newer Ferry; the message says what helps
     */
    public static PostgresStore open(PostgresAddress address) throws IOException {
        return open(address, size -> {});
    }

    /**
     * Opens a database as {@link #open(PostgresAddress)} does, and listens to the journal's commits.
     *
     * @param commits is told after each commit how many writes it held; called on the writer's thread, must not block
     * @return the store, to be closed
     * @throws IOException when it cannot be opened, or was made by a newer Ferry; the message says what helps
     */
    public static PostgresStore open(PostgresAddress address, IntConsumer commits) throws IOException {
        return new PostgresStore(PostgresDatabase.open(address, CONNECTIONS), commits);
    }

    /** The journal. */
    public SqlStore journal() {
        return journal;
    }

    /**
     * Payloads in the same database, for nodes that share no folder.
     *
     * @return the port
     */
    public Payloads payloads() {
        return payloads;
    }

    /**
     * The database's time, which is the same on all nodes, whatever their own clocks say.
     *
     * @return the clock for everything that is compared with a time in the store
     */
    public InstantSource clock() {
        return database.clock();
    }

    /** Does what is queued, unless the database is away, then lets go of it. */
    @Override
    public void close() {
        database.stopWaiting();
        journal.close();
        payloads.close();
        listener.close();
        database.close();
    }
}
