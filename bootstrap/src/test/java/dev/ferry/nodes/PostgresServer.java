package dev.ferry.nodes;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** A real PostgreSQL that can be stopped, killed and started again over the same data, at the same place. */
final class PostgresServer implements AutoCloseable {

    private final Path data;
    private EmbeddedPostgres server;

    PostgresServer(Path data) throws IOException {
        this.data = data;
        this.server = start(0);
    }

    int port() {
        return server.getPort();
    }

    Connection connect() throws SQLException {
        return server.getPostgresDatabase().getConnection();
    }

    /** Ends all transactions that are under way, and starts again. */
    void restart() throws IOException {
        var port = port();
        server.close();
        server = start(port);
    }

    /** SIGKILL, then a start that recovers from the log. */
    void crash() throws IOException, InterruptedException {
        var port = port();
        server.getProcess().destroyForcibly().waitFor();
        server.close();
        server = start(port);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** What is acknowledged has reached the kernel: that is enough for processes that are killed. */
    private EmbeddedPostgres start(int port) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements");
        return port == 0 ? builder.start() : builder.setPort(port).start();
    }
}
