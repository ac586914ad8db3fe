package dev.ferry.adapters.store.postgres;

import dev.ferry.adapters.store.jdbc.Dialect;

/** How PostgreSQL wants to be spoken to. */
final class PostgresDialect implements Dialect {

    @Override
    public String rows(String name, String... columns) {
        return "json_to_recordset(?::json) AS %s(%s)".formatted(name, String.join(", ", columns));
    }

    /** An array that is made once, so that an index serves. */
    @Override
    public String oneOf(String column) {
        return column + " = ANY(ARRAY(SELECT json_array_elements_text(?::json)))";
    }

    @Override
    public String passingOverLocked() {
        return " FOR UPDATE SKIP LOCKED";
    }

    @Override
    public String byIndex(String index) {
        return "";
    }

    /** Sent with the commit, once however many rows there are. */
    @Override
    public String announced(String change, String subject) {
        return "WITH told AS (%s RETURNING 1 AS one) SELECT pg_notify('%s', '%s') FROM (SELECT count(*) FROM told) AS all_told"
                .formatted(change, NotificationListener.CHANNEL, subject);
    }
}
