package dev.ferry.adapters.store.postgres;

import com.zaxxer.hikari.HikariDataSource;
import dev.ferry.adapters.store.jdbc.BatchOperation;
import dev.ferry.adapters.store.jdbc.Statements;
import dev.ferry.adapters.store.jdbc.StoreHealth;
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

/** The database of a journal. Checks it, creates or upgrades its tables, and provides its connections. */
final class PostgresDatabase implements AutoCloseable {

    private static final Logger LOG = System.getLogger(PostgresDatabase.class.getName());

    private static final SchemaMigration SCHEMA = new SchemaMigration(PostgresDatabase.class, 3, 1);
    private static final int OLDEST_POSTGRES = 14;

    /** The lock for migrations. Normal transactions do not take it. The number is arbitrary. */
    private static final String MIGRATION_LOCK = "SELECT pg_advisory_xact_lock(70726572)";

    /** Removes the time limit: changing a large table, or waiting for another node to do so, may take long. */
    private static final String NO_TIMEOUT = "SET LOCAL statement_timeout = 0";

    private static final String PRESENT = "SELECT to_regclass('facts') IS NOT NULL AS present";
    private static final String NOW = "SELECT ferry_millis() AS now";

    private static final Duration RETRY_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration RETRY_DELAY = Duration.ofMillis(100);
    private static final Duration CLAIM_DELAY = Duration.ofSeconds(3);

    private final PostgresAddress address;
    private final HikariDataSource pool;
    private final DatabaseClock clock;
    private final StoreHealth health = new StoreHealth();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicBoolean unavailable = new AtomicBoolean();
    private volatile long lastFailure = System.nanoTime() - CLAIM_DELAY.toNanos();

    private PostgresDatabase(PostgresAddress address, HikariDataSource pool, DatabaseClock clock) {
        this.address = address;
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Opens the database and creates, upgrades or checks its tables. Concurrent migrations run one after the other.
     *
     * @param maxConnections the size of the pool
     */
    static PostgresDatabase open(PostgresAddress address, int maxConnections) throws IOException {
        var failures = new PostgresFailures(address, new StoreHealth());
        var connections = new PostgresConnections(address);
        try (var connection = connections.connect()) {
            var major = connection.getMetaData().getDatabaseMajorVersion();
            if (major < OLDEST_POSTGRES) {
                throw new IOException("the journal %s is on PostgreSQL %d; Ferry needs %d or newer"
                        .formatted(address, major, OLDEST_POSTGRES));
            }
            connection.setAutoCommit(false);
            var db = new Statements(connection);
            migrate(db, address);
            connection.commit();
            var sentAt = System.nanoTime();
            var now = db.<Instant>first(row -> Instant.ofEpochMilli(row.getLong("now")), NOW)
                    .orElseThrow();
            connection.commit();
            return new PostgresDatabase(
                    address, connections.pool(maxConnections), new DatabaseClock(now, sentAt, System.nanoTime()));
        } catch (SQLException e) {
            throw failures.failure("opened", e);
        }
    }

    DatabaseClock clock() {
        return clock;
    }

    StoreHealth health() {
        return health;
    }

    PostgresFailures failures() {
        return new PostgresFailures(address, health);
    }

    /**
     * Takes a connection from the pool. Closing it returns it to the pool and rolls back uncommitted changes. Logs once
     * when the database becomes unavailable, and once when it is available again.
     */
    Connection connect() throws SQLException {
        try {
            var connection = pool.getConnection();
            if (unavailable.compareAndSet(true, false)) {
                LOG.log(Level.WARNING, "the journal {0} is available again", address);
            }
            return connection;
        } catch (SQLException e) {
            lastFailure = System.nanoTime();
            if (unavailable.compareAndSet(false, true)) {
                LOG.log(
                        Level.WARNING,
                        "{0}; retrying",
                        failures().failure("used", e).getMessage());
            }
            throw e;
        }
    }

    /**
     * Runs work in a transaction, and retries after transient failures. The work must be idempotent: an attempt that
     * failed may have been committed. Blocks.
     */
    <T> T transact(BatchOperation.Single<T> work) throws IOException {
        var deadline = System.nanoTime() + RETRY_TIMEOUT.toNanos();
        while (true) {
            try (var connection = connect()) {
                var value = work.run(new Statements(connection));
                connection.commit();
                return value;
            } catch (SQLException e) {
                if (!PostgresFailures.isTransient(e) || System.nanoTime() > deadline || !waitFor(RETRY_DELAY)) {
                    throw failures().failure("used", e);
                }
            }
        }
    }

    /** Opens a connection outside the pool. */
    Connection connectUnpooled() throws SQLException {
        return new PostgresConnections(address).connect();
    }

    /**
     * Delays claims for a short time after the database was unavailable. Leases of running owners may have expired
     * meanwhile. The delay lets these owners write their results before other nodes claim their uploads.
     */
    void delayClaims() {
        var remaining = CLAIM_DELAY.toNanos() - (System.nanoTime() - lastFailure);
        if (remaining > 0) {
            waitFor(Duration.ofNanos(remaining));
        }
    }

    /**
     * Waits for a time.
     *
     * @return false when the database is being closed
     */
    boolean waitFor(Duration time) {
        try {
            return !closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends all waits and retries. */
    void stopWaiting() {
        closing.countDown();
    }

    @Override
    public void close() {
        stopWaiting();
        pool.close();
    }

    private static void migrate(Statements db, PostgresAddress address) throws SQLException, IOException {
        db.update(NO_TIMEOUT);
        db.query(row -> true, MIGRATION_LOCK);
        var present = db.first(row -> row.getBoolean("present"), PRESENT).orElse(false);
        SCHEMA.migrate(db, present ? SchemaMigration.versionOf(db) : 0, address.toString());
    }
}
