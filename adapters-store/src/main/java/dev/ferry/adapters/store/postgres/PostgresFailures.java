package dev.ferry.adapters.store.postgres;

import dev.ferry.adapters.store.jdbc.StoreHealth;
import java.io.IOException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/**
 * Classifies and describes PostgreSQL's failures by their SQLSTATE codes (PostgreSQL manual, appendix A).
 *
 * @param health gets the first sign of damage
 */
record PostgresFailures(PostgresAddress address, StoreHealth health) {

    private static final String DEADLOCK = "40P01";
    private static final String NOT_SERIALIZABLE = "40001";
    private static final String TOO_MANY_CONNECTIONS = "53300";
    private static final String IDLE_IN_TRANSACTION = "25P03";
    private static final String CANCELED = "57014";
    private static final String DATA_CORRUPTED = "XX001";
    private static final String INDEX_CORRUPTED = "XX002";
    private static final Set<String> TRANSIENT =
            Set.of(DEADLOCK, NOT_SERIALIZABLE, TOO_MANY_CONNECTIONS, IDLE_IN_TRANSACTION, CANCELED);

    /** Restarts, broken connections and conflicts are transient. In all of them the transaction is rolled back. */
    static boolean isTransient(SQLException e) {
        var state = state(e);
        return e instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("57P")
                || TRANSIENT.contains(state);
    }

    /** Creates an exception whose message names the database, the cause and the remedy. Reports a damaged database. */
    IOException failure(String action, SQLException e) {
        var cause =
                e instanceof SQLTransientConnectionException && e.getCause() instanceof SQLException real ? real : e;
        var failure = new IOException("the journal " + address + " cannot be " + action + ": " + diagnosis(cause), e);
        if (state(cause).equals(DATA_CORRUPTED) || state(cause).equals(INDEX_CORRUPTED)) {
            health.reportDamage(failure);
        }
        return failure;
    }

    private static String diagnosis(SQLException e) {
        var message = firstLine(e);
        return switch (state(e)) {
            case "28P01", "28000" ->
                message + "; check the user in FERRY_STORE_URL, the password in FERRY_STORE_PASSWORD, and pg_hba.conf";
            case "3D000" -> message + "; create it, or name another with FERRY_STORE_URL";
            case "42501" -> message + "; make the user the owner of the database";
            case "53100" -> "its disk is full; free some disk space, and Ferry continues";
            case TOO_MANY_CONNECTIONS -> message + "; raise max_connections, or run fewer nodes";
            case "25006" -> "it is read-only, perhaps a standby; name the primary with FERRY_STORE_URL";
            case DATA_CORRUPTED -> "it is damaged (" + message + "); stop Ferry, and restore a backup";
            case INDEX_CORRUPTED -> "an index is damaged (" + message + "); stop Ferry, and run REINDEX DATABASE";
            case CANCELED -> "it did not answer in time (" + message + ")";
            case "08001", "08004", "08006", "57P03" -> message + "; is PostgreSQL running there?";
            default -> message;
        };
    }

    private static String state(SQLException e) {
        return e.getSQLState() == null ? "" : e.getSQLState();
    }

    private static String firstLine(SQLException e) {
        var line = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
        var unknownHost =
                e.getCause() instanceof UnknownHostException unknown ? ": unknown host " + unknown.getMessage() : "";
        return line.replaceFirst("\\.$", "") + unknownHost;
    }
}
