package dev.ferry.adapters.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/** Makes connections, as Ferry wants them. */
record PostgresConnections(PostgresAddress address) {

    /**
     * A node that was stopped in the middle of a transaction keeps all others waiting: not for longer than this. No
     * statement takes as long, and whoever hears nothing for even longer has lost its connection.
     */
    private static final String LIMITS =
            "-c idle_in_transaction_session_timeout=5s -c statement_timeout=30s -c synchronous_commit=on";

    private static final String SOCKET_TIMEOUT_SECONDS = "45";
    private static final String CONNECT_TIMEOUT_SECONDS = "5";
    private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(5);

    /** A connection that is not a pool's. */
    Connection apart() throws SQLException {
        return DriverManager.getConnection(address.jdbcUrl(), properties());
    }

    /** A pool, which begins to connect when somebody wants a connection. */
    HikariDataSource pool(int most) {
        var config = new HikariConfig();
        config.setPoolName("ferry-store");
        config.setJdbcUrl(address.jdbcUrl());
        config.setDataSourceProperties(properties());
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(1);
        config.setAutoCommit(false);
        // else HikariCP 7.0.2 asks its first connection, and when that breaks meanwhile, never makes another
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
