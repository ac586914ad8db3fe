package dev.ferry.nodes;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The work of a database since its start, or in a period, from its own statistics.
 *
 * @param journal the number of statements for the journal, without those that start and end transactions
 * @param payloads the number of statements for data sets and results
 * @param millis the total run time of the statements, without waits for the advisory lock
 * @param log the bytes written to the write-ahead log
 * @param journalBytes the bytes of the tables of uploads and events, with their indices
 * @param payloadBytes the bytes of the tables of data sets and results
 */
record DatabaseCosts(
        double journal,
        double payloads,
        double transactions,
        double millis,
        double log,
        double journalBytes,
        double payloadBytes) {

    private static final String STATISTICS = """
            WITH ours AS (
              SELECT calls, total_exec_time, query ~ 'payloads|pieces|loose' AS payloads FROM pg_stat_statements
              WHERE query !~ 'pg_stat_statements|pg_advisory_xact_lock'
                AND query NOT IN ('BEGIN', 'COMMIT', 'ROLLBACK'))
            SELECT
              (SELECT coalesce(sum(calls), 0) FROM ours WHERE NOT payloads) AS journal,
              (SELECT coalesce(sum(calls), 0) FROM ours WHERE payloads) AS payloads,
              (SELECT coalesce(sum(total_exec_time), 0) FROM ours) AS millis,
              (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()) AS transactions,
              pg_current_wal_lsn() - '0/0'::pg_lsn AS log,
              pg_total_relation_size('uploads') + pg_total_relation_size('events')
                + pg_total_relation_size('contents') AS journal_bytes,
              pg_total_relation_size('payloads') + pg_total_relation_size('pieces')
                + pg_total_relation_size('loose') AS payload_bytes""";

    private static final String COMPLETED =
            "SELECT count(*) AS completed /* pg_stat_statements */ FROM uploads WHERE state = 'completed'";

    /** Enables the statistics of a database. */
    static void enableStatistics(PostgresServer database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION pg_stat_statements");
        }
    }

    static DatabaseCosts of(PostgresServer database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(STATISTICS)) {
            row.next();
            return read(row);
        }
    }

    static int completed(PostgresServer database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(COMPLETED)) {
            row.next();
            return row.getInt("completed");
        }
    }

    double statements() {
        return journal + payloads;
    }

    DatabaseCosts minus(DatabaseCosts before) {
        return new DatabaseCosts(
                journal - before.journal,
                payloads - before.payloads,
                transactions - before.transactions,
                millis - before.millis,
                log - before.log,
                journalBytes - before.journalBytes,
                payloadBytes - before.payloadBytes);
    }

    String figures(int uploads) {
        return ("per upload: statements for the journal %.1f, for data and results %.1f, transactions %.1f, "
                        + "database time %.2f ms, write-ahead log %.1f kB, tables of the journal %.1f kB, of data and results %.1f kB")
                .formatted(
                        journal / uploads,
                        payloads / uploads,
                        transactions / uploads,
                        millis / uploads,
                        log / uploads / 1000,
                        journalBytes / uploads / 1000,
                        payloadBytes / uploads / 1000);
    }

    private static DatabaseCosts read(ResultSet row) throws SQLException {
        return new DatabaseCosts(
                row.getDouble("journal"),
                row.getDouble("payloads"),
                row.getDouble("transactions"),
                row.getDouble("millis"),
                row.getDouble("log"),
                row.getDouble("journal_bytes"),
                row.getDouble("payload_bytes"));
    }
}
