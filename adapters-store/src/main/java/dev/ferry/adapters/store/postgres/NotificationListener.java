package dev.ferry.adapters.store.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * Listens for notifications of commits by other nodes. They are hints: polling finds the changes whose notifications
 * are lost while the connection is broken. Uses its own thread and connection.
 */
final class NotificationListener implements AutoCloseable {

    static final String CHANNEL = "ferry";

    private static final Duration RECONNECT_DELAY = Duration.ofSeconds(1);
    private static final int RECEIVE_TIMEOUT_MILLIS = 100;
    private static final int KEEP_ALIVE_ROUNDS = 100;

    private final PostgresDatabase database;
    private final Map<String, Runnable> hints;
    private final Thread thread;

    /**
     * Starts to listen.
     *
     * @param hints the callback for each subject
     */
    NotificationListener(PostgresDatabase database, Map<String, Runnable> hints) {
        this.database = database;
        this.hints = hints;
        this.thread =
                Thread.ofPlatform().daemon().name("ferry-journal-listener").start(this::listen);
    }

    /** Waits for the thread to end. Call {@link PostgresDatabase#stopWaiting} before. */
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
            try (var connection = database.connectUnpooled()) {
                receive(connection);
            } catch (SQLException e) {
                // Callers poll until the connection works again.
            }
        } while (database.waitFor(RECONNECT_DELAY));
    }

    /** Receives notifications. Runs all callbacks first, because earlier notifications may have been lost. */
    private void receive(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
            hints.values().forEach(Runnable::run);
            var idleRounds = 0;
            while (database.waitFor(Duration.ZERO)) {
                var notifications = connection.unwrap(PGConnection.class).getNotifications(RECEIVE_TIMEOUT_MILLIS);
                Stream.of(notifications)
                        .map(notification -> notification.getParameter())
                        .distinct()
                        .forEach(
                                subject -> hints.getOrDefault(subject, () -> {}).run());
                idleRounds = notifications.length > 0 ? 0 : idleRounds + 1;
                if (idleRounds == KEEP_ALIVE_ROUNDS) {
                    idleRounds = 0;
                    statement.execute("SELECT 1");
                }
            }
        }
    }
}
