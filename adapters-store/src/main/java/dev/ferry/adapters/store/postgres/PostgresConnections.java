package dev.ferry.adapters.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** Opens connections with Ferry's settings. */
record PostgresConnections(PostgresAddress address) {

    /**
     * The server's time limits. A node that is suspended during a transaction blocks all others for at most 5 seconds.
     * No statement needs 30 seconds. A client that receives nothing for even longer, the socket timeout, has lost its
     * connection.
     */
    private static final String LIMITS =
            "-c idle_in_transaction_session_timeout=5s -c statement_timeout=30s -c synchronous_commit=on";

    private static final String SOCKET_TIMEOUT_SECONDS = "45";
    private static final String CONNECT_TIMEOUT_SECONDS = "5";
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(5);

    /** Opens a connection outside the pool. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), properties());
    }

    /** Creates a pool. Does not wait for a first connection. */
    HikariDataSource pool(int maxSize) {
        var config = new HikariConfig();
        config.setPoolName("ferry-store");
        config.setJdbcUrl(address.jdbcUrl());
        config.setDataSourceProperties(properties());
        config.setMaximumPoolSize(maxSize);
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        // Otherwise HikariCP 7.0.2 queries its first connection, and if that breaks meanwhile, opens no other.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
        config.setValidationTimeout(WAIT_FOR_CONNECTION.toMillis() / 2);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private Properties properties() {
        var properties = address.credentials();
        properties.setProperty("ApplicationName", "ferry");
        properties.setProperty("options", LIMITS);
        properties.setProperty("connectTimeout", CONNECT_TIMEOUT_SECONDS);
        properties.setProperty("socketTimeout", SOCKET_TIMEOUT_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }
}
