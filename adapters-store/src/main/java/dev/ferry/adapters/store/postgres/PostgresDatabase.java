package dev.ferry.adapters.store.postgres;

import com.zaxxer.hikari.HikariDataSource;
import dev.ferry.adapters.store.jdbc.BatchOperation;
import dev.ferry.adapters.store.jdbc.Statements;
import dev.ferry.adapters.store.sql.SchemaMigration;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** The database behind a journal: checked, brought up to date, and its connections. */
final class PostgresDatabase implements AutoCloseable {

    private static final Logger LOG = System.getLogger(PostgresDatabase.class.getName());

    private static final SchemaMigration SCHEMA = new SchemaMigration(PostgresDatabase.class, 2, 1);
    private static final int OLDEST_POSTGRES = 14;

    /** Whoever migrates, and not whoever works, takes this lock; the number is Ferry's own. */
    private static final String MIGRATION_LOCK = "SELECT pg_advisory_xact_lock(70726572)";

    /** To change a large table, or to wait for whoever does, may take longer than any other statement. */
    private static final String WITHOUT_HASTE = "SET LOCAL statement_timeout = 0";

    private static final String PRESENT = "SELECT to_regclass('facts') IS NOT NULL AS present";
    private static final String NOW = "SELECT ferry_millis() AS now";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);
    private static final Duration OWNERS_FIRST = Duration.ofSeconds(3);

    private final PostgresAddress address;
    private final HikariDataSource pool;
    private final DatabaseClock clock;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicBoolean away = new AtomicBoolean();
    private volatile long lastTrouble = System.nanoTime() - OWNERS_FIRST.toNanos();

    private PostgresDatabase(PostgresAddress address, HikariDataSource pool, DatabaseClock clock) {
        this.address = address;
        this.pool = pool;
        this.clock = clock;
    }

    /** Makes or checks its tables; two that do so at the same time take turns. */
    static PostgresDatabase open(PostgresAddress address, int most) throws IOException {
        var failures = new PostgresFailures(address);
        var connections = new PostgresConnections(address);
        try (var connection = connections.apart()) {
            var major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST_POSTGRES) {
                throw new IOException("the journal %s is on PostgreSQL %d; Ferry needs %d or newer"
                        .formatted(address, major, OLDEST_POSTGRES));
            }
            connection.setAutoCommit(false);
            var db = new Statements(connection);
            bringUpToDate(db, address);
            connection.commit();
            var asked = System.nanoTime();
            var now = db.<Instant>first(row -> Instant.ofEpochMilli(row.getLong("now")), NOW)
                    .orElseThrow();
            connection.commit();
            return new PostgresDatabase(
                    address, connections.pool(most), new DatabaseClock(now, asked, System.nanoTime()));
        } catch (SQLException e) {
            throw failures.failure("opened", e);
        }
    }

    DatabaseClock clock() {
        return clock;
    }

    PostgresFailures failures() {
        return new PostgresFailures(address);
    }

    /**
     * A connection of the pool; closing it gives it back and undoes what was not committed. Whoever runs Ferry is told
     * when the database goes away and when it comes back, once.
     */
    Connection connect() throws SQLException {
        try {
            var connection = pool.getConnection();
            if (away.compareAndSet(true, false)) {
                LOG.log(Level.WARNING, "the journal {0} is back", address);
            }
            return connection;
        } catch (SQLException e) {
            lastTrouble = System.nanoTime();
            if (away.compareAndSet(false, true)) {
                LOG.log(
                        Level.WARNING,
                        "{0}; trying again",
                        failures().failure("used", e).getMessage());
            }
            throw e;
        }
    }

    /**
     * Does something in a transaction, and again when the database was away for a moment: it must do no harm when the
     * first time came through. Blocks.
     */
    <T> T transact(BatchOperation.Single<T> work) throws IOException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var connection = connect()) {
                var value = work.run(new Statements(connection));
                connection.commit();
                return value;
            } catch (SQLException e) {
                if (!PostgresFailures.mayPass(e) || System.nanoTime() > deadline || !waitFor(BETWEEN_TRIES)) {
                    throw failures().failure("used", e);
                }
            }
        }
    }

    /** A connection that is not the pool's. */
    Connection connectApart() throws SQLException {
        return new PostgresConnections(address).apart();
    }

    /**
     * When the database was away, leases may have ended of owners who are as alive as before, with something to write
     * down: they go first, before anybody claims what is theirs.
     */
    void letOwnersGoFirst() {
        var left = OWNERS_FIRST.toNanos() - (System.nanoTime() - lastTrouble);
        if (left > 0) {
            waitFor(Duration.ofNanos(left));
        }
    }

    /** Waits, unless it is closing. */
    boolean waitFor(Duration time) {
        try {
            return !closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whoever waits for the database need not wait any more. */
    void stopWaiting() {
        closing.countDown();
    }

    @Override
    public void close() {
        stopWaiting();
        pool.close();
    }

    private static void bringUpToDate(Statements db, PostgresAddress address) throws SQLException, IOException {
        db.update(WITHOUT_HASTE);
        db.query(row -> true, MIGRATION_LOCK);
        var present = db.first(row -> row.getBoolean("present"), PRESENT).orElse(false);
        SCHEMA.bringUpToDate(db, present ? SchemaMigration.versionOf(db) : 0, address.toString());
    }
}
