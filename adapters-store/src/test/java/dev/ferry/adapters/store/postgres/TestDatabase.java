package dev.ferry.adapters.store.postgres;

import dev.ferry.contracts.fake.MovableClock;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A separate schema for each test, in one PostgreSQL server for the JVM. After {@link #takeOverClock}, the database's
 * clock moves only with {@link #pass}. All nodes use this clock.
 */
final class TestDatabase implements MovableClock {

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;
    private Instant now = Instant.parse("2024-07-01T09:00:00Z");

    private TestDatabase(String name) {
        this.name = name;
    }

    static TestDatabase create() {
        var database = new TestDatabase("test" + COUNT.incrementAndGet());
        database.execute("CREATE SCHEMA " + database.name);
        return database;
    }

    String name() {
        return name;
    }

    /** Returns the URL of the schema. */
    String server() {
        return server(port());
    }

    /** Returns the URL with another port. */
    String server(int port) {
        return "postgresql://postgres@localhost:%d/postgres?currentSchema=%s".formatted(port, name);
    }

    int port() {
        return SERVER.getPort();
    }

    PostgresAddress address() {
        return PostgresAddress.parse(server());
    }

    /** Makes the server require a password from this user only. */
    void requirePassword(String user) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SHOW hba_file")) {
            row.next();
            var rules = "host all %s all scram-sha-256%nhost all all all trust%nlocal all all trust%n".formatted(user);
            Files.writeString(Path.of(row.getString(1)), rules);
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Connection connect() throws SQLException {
        var connection = SERVER.getPostgresDatabase().getConnection();
        connection.setSchema(name);
        return connection;
    }

    /** Sets the database's time to the time of the test. */
    void takeOverClock() {
        execute("""
                CREATE OR REPLACE FUNCTION ferry_millis() RETURNS bigint LANGUAGE sql STABLE RETURN %d::bigint""".formatted(now.toEpochMilli()));
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public void pass(Duration time) {
        now = now.plus(time);
        takeOverClock();
    }

    @Override
    public void setBack(Duration time) {
        pass(time.negated());
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
