package dev.ferry.nodes;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** A real PostgreSQL that can be stopped, killed and started again with the same data and port. */
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

    /** Aborts the open transactions, and starts again. */
    void restart() throws IOException {
        var port = port();
        server.close();
        server = start(port);
    }

    /** Sends SIGKILL, then starts a server that recovers from the log. */
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

    /** Acknowledged data has reached the kernel, which is enough when only processes are killed. */
    private EmbeddedPostgres start(int port) throws IOException {
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements");
        return port == 0 ? builder.start() : builder.setPort(port).start();
    }
}
