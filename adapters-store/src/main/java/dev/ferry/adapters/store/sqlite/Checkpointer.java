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
 * Copies the log of a file to where its pages belong, beside whoever writes: on a thread and a connection of its own,
 * which begin with the first copy. What it has not copied when the log is full, the writer's connection does.
 *
 * @see <a href="https://sqlite.org/pragma.html#pragma_wal_checkpoint">PRAGMA wal_checkpoint</a>
 */
final class Checkpointer implements AutoCloseable {

    /** In pages: 4 MiB. Copying more at once has been seen to hold up who writes, although no lock does. */
    private static final int ENOUGH = 1_000;

    /** Pages that are written again and again are not copied each time. */
    private static final long BETWEEN_COPIES = Duration.ofMillis(250).toNanos();

    private static final String LOOK = "PRAGMA wal_checkpoint(NOOP)";
    private static final String COPY = "PRAGMA wal_checkpoint(PASSIVE)";

    private final SqliteFile file;
    private final ExecutorService oneAtATime;
    private long lastAsked = System.nanoTime() - BETWEEN_COPIES;
    private @Nullable Statements db;

    Checkpointer(SqliteFile file) {
        this.file = file;
        oneAtATime = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                Thread.ofPlatform().daemon().name("ferry-journal-checkpointer").factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Has the log copied if enough has gathered and nobody is at it. For the writer's thread, after a commit. */
    void committed(Statements writer) {
        if (System.nanoTime() - lastAsked < BETWEEN_COPIES) {
            return;
        }
        try {
            if (toCopy(writer) >= ENOUGH) {
                lastAsked = System.nanoTime();
                oneAtATime.execute(this::copy);
            }
        } catch (SQLException | IOException e) {
            // what was committed stays so, and the next commit looks again
        }
    }

    /** Waits for the copy under way. */
    @Override
    public void close() throws SQLException {
        oneAtATime.close();
        if (db != null) {
            db.close();
        }
    }

    private static int toCopy(Statements writer) throws SQLException, IOException {
        return writer.<Integer>first(row -> row.getInt("log") - row.getInt("checkpointed"), LOOK)
                .orElse(0);
    }

    private void copy() {
        try {
            if (db == null) {
                db = file.connect();
            }
            db.first(row -> row.getInt("checkpointed"), COPY); // to the last row, lest the statement stays open
        } catch (SQLException | IOException e) {
            // the log keeps what it holds; a later commit asks again, and fails when there is no room for it
        }
    }
}
