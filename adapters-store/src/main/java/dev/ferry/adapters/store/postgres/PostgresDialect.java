package dev.ferry.adapters.store.postgres;

import dev.ferry.adapters.store.jdbc.Dialect;

/** The SQL of PostgreSQL. */
final class PostgresDialect implements Dialect {

    @Override
    public String rows(String name, String... columns) {
        return "json_to_recordset(?::json) AS %s(%s)".formatted(name, String.join(", ", columns));
    }

    /** Uses an array that is built once, so that an index can be used. */
    @Override
    public String inList(String column) {
        return column + " = ANY(ARRAY(SELECT json_array_elements_text(?::json)))";
    }

    @Override
    public String json(String column) {
        return column + "::json";
    }

    @Override
    public String skipLocked() {
        return " FOR UPDATE SKIP LOCKED";
    }

    @Override
    public String indexHint(String index) {
        return "";
    }

    /** PostgreSQL sends one notification at the commit, for any number of rows. */
    @Override
    public String withNotification(String change, String subject) {
        return ("WITH changed AS (%s RETURNING 1 AS marker)"
                        + " SELECT pg_notify('%s', '%s') FROM (SELECT count(*) FROM changed) AS total")
                .formatted(change, NotificationListener.CHANNEL, subject);
    }
}
