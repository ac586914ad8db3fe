package dev.ferry.adapters.store.postgres;

import java.io.IOException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** What PostgreSQL means by its failures, which it tells by five letters (its manual, appendix A). */
record PostgresFailures(PostgresAddress address) {

    private static final String DEADLOCK = "40P01";
    private static final String NOT_SERIALIZABLE = "40001";
    private static final String TOO_MANY_CONNECTIONS = "53300";
    private static final String IDLE_IN_TRANSACTION = "25P03";
    private static final String CANCELED = "57014";
    private static final Set<String> PASSING =
            Set.of(DEADLOCK, NOT_SERIALIZABLE, TOO_MANY_CONNECTIONS, IDLE_IN_TRANSACTION, CANCELED);

    /** Restarts, broken connections and conflicts pass. In all of them the transaction is undone. */
    static boolean mayPass(SQLException e) {
        var state = state(e);
        return e instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("57P")
                || PASSING.contains(state);
    }

    /** What a person needs to know: which database, what is wrong, and what helps. */
    IOException failure(String what, SQLException e) {
        var cause =
                e instanceof SQLTransientConnectionException && e.getCause() instanceof SQLException real ? real : e;
        return new IOException("the journal " + address + " cannot be " + what + ": " + diagnosis(cause), e);
    }

    private static String diagnosis(SQLException e) {
        var words = firstLine(e);
        return switch (state(e)) {
            case "28P01", "28000" ->
                words + "; check the user in FERRY_STORE_URL, the password in FERRY_STORE_PASSWORD, and pg_hba.conf";
            case "3D000" -> words + "; create it, or name another with FERRY_STORE_URL";
            case "42501" -> words + "; make the user the owner of the database";
            case "53100" -> "its disk is full; make room, and Ferry goes on";
            case TOO_MANY_CONNECTIONS -> words + "; raise max_connections, or run fewer nodes";
            case "25006" -> "it can only be read, as a standby can; name the primary with FERRY_STORE_URL";
            case CANCELED -> "it did not answer in time (" + words + ")";
            case "08001", "08004", "08006", "57P03" -> words + "; is PostgreSQL running there?";
            default -> words;
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
