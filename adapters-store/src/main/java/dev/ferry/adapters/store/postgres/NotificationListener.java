package dev.ferry.adapters.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * Hears what other nodes have committed, as a hint: what it misses while its connection is broken is found by looking.
 * A thread and a connection of its own.
 */
final class NotificationListener implements AutoCloseable {

    static final String CHANNEL = "ferry";

    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final int HEAR_MILLIS = 100;
    private static final int SILENT_ROUNDS = 100;

    private final PostgresDatabase database;
    private final Map<String, Runnable> hints;
    private final Thread thread;

    /** Listens from now on; every subject has somebody to be told. */
    NotificationListener(PostgresDatabase database, Map<String, Runnable> hints) {
        this.database = database;
        this.hints = hints;
        this.thread =
                Thread.ofPlatform().daemon().name("ferry-journal-listener").start(this::listen);
    }

    /** After {@link PostgresDatabase#stopWaiting}. */
    @Override
    public void close() {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        do {
            try (var connection = database.connectApart()) {
                hear(connection);
            } catch (SQLException e) {
                // whoever depends on hints looks for himself meanwhile
            }
        } while (database.waitFor(AFTER_TROUBLE));
    }

    /** Something may have been said before it listened, so everybody looks once. */
    private void hear(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
            hints.values().forEach(Runnable::run);
            var silent = 0;
            while (database.waitFor(Duration.ZERO)) {
                var heard = connection.unwrap(PGConnection.class).getNotifications(HEAR_MILLIS);
                Stream.of(heard)
                        .map(notification -> notification.getParameter())
                        .distinct()
                        .forEach(
                                subject -> hints.getOrDefault(subject, () -> {}).run());
                silent = heard.length > 0 ? 0 : silent + 1;
                if (silent == SILENT_ROUNDS) {
                    silent = 0;
                    statement.execute("SELECT 1");
                }
            }
        }
    }
}
