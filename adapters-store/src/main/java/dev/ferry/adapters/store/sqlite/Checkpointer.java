package dev.ferry.adapters.store.sqlite;

import dev.ferry.adapters.store.jdbc.Statements;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Copies the pages of the write-ahead log to the database file, on its own thread and connection. Both start with the
 * first copy. When the log is full, the writer's connection copies the remaining pages.
 *
 * @see <a href="https://sqlite.org/pragma.html#pragma_wal_checkpoint">PRAGMA wal_checkpoint</a>
 */
final class Checkpointer implements AutoCloseable {

    /**
     * The number of uncopied pages that starts a copy: 4 MiB. In measurements, copying more pages at once delayed
     * writers, although they did not wait for a lock.
     */
    private static final int MIN_PAGES = 1_000;

    /** The minimum time between two copies, so that pages that change often are not copied each time. */
    private static final long COPY_INTERVAL_NANOS = Duration.ofMillis(250).toNanos();

    private static final String READ_STATUS = "PRAGMA wal_checkpoint(NOOP)";
    private static final String COPY = "PRAGMA wal_checkpoint(PASSIVE)";

    private final SqliteFile file;
    private final ExecutorService executor;
    private long lastStarted = System.nanoTime() - COPY_INTERVAL_NANOS;
    private @Nullable Statements db;

    Checkpointer(SqliteFile file) {
        this.file = file;
        executor = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name("ferry-journal-checkpointer").factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /**
     * Starts a copy if the log has enough pages and no copy is running. Call it on the writer's thread after a commit.
     */
    void afterCommit(Statements writer) {
        if (System.nanoTime() - lastStarted < COPY_INTERVAL_NANOS) {
            return;
        }
        try {
            if (uncopiedPages(writer) >= MIN_PAGES) {
                lastStarted = System.nanoTime();
                executor.execute(this::copy);
            }
        } catch (SQLException | IOException e) {
            // The commit is not affected, and the next commit checks again.
        }
    }

    /** Waits for a running copy, and closes the connection. */
    @Override
    public void close() throws SQLException {
        executor.close();
        if (db != null) {
            db.close();
        }
    }

    private static int uncopiedPages(Statements writer) throws SQLException, IOException {
        return writer.<Integer>first(row -> row.getInt("log") - row.getInt("checkpointed"), READ_STATUS)
                .orElse(0);
    }

    private void copy() {
        try {
            if (db == null) {
                db = file.connect();
            }
            db.first(row -> row.getInt("checkpointed"), COPY); // reads all rows, so that the statement is closed
        } catch (SQLException | IOException e) {
            // The log keeps its pages. A later commit tries again, and fails when the disk is full.
        }
    }
}
