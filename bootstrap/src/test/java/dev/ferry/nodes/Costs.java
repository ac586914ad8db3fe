package dev.ferry.nodes;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a database has done so far, or in a time.
 *
 * @param statements how many, without those that begin and end transactions
 * @param commits how many
 * @param millis for how long statements ran, together
 * @param log how many bytes went into the write-ahead log
 * @param journal how many bytes the tables of uploads and events take, with their indices
 * @param payloads how many bytes the tables of payloads take
 */
record Costs(double statements, double commits, double millis, double log, double journal, double payloads) {

    private static final String ALL = """
            SELECT
              (SELECT coalesce(sum(calls), 0) FROM pg_stat_statements
                WHERE query NOT IN ('BEGIN', 'COMMIT', 'ROLLBACK') AND query NOT LIKE '%pg_stat_statements%') AS statements,
              (SELECT coalesce(sum(calls), 0) FROM pg_stat_statements WHERE query = 'COMMIT') AS commits,
              (SELECT coalesce(sum(total_exec_time), 0) FROM pg_stat_statements) AS millis,
              pg_current_wal_lsn() - '0/0'::pg_lsn AS log,
              pg_total_relation_size('uploads') + pg_total_relation_size('events') + pg_total_relation_size('contents') AS journal,
              pg_total_relation_size('payloads') + pg_total_relation_size('pieces') + pg_total_relation_size('loose') AS payloads""";

    /** Lets a database count. */
    static void count(PostgresServer database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION pg_stat_statements");
        }
    }

    static Costs of(PostgresServer database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(ALL)) {
            row.next();
            return read(row);
        }
    }

    static int completed(PostgresServer database) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT count(*) AS completed /* not pg_stat_statements */ FROM uploads WHERE state = 'completed'")) {
            row.next();
            return row.getInt("completed");
        }
    }

    Costs since(Costs before) {
        return new Costs(
                statements - before.statements,
                commits - before.commits,
                millis - before.millis,
                log - before.log,
                journal - before.journal,
                payloads - before.payloads);
    }

    String figures(int uploads, double seconds, Costs idle, int idleSeconds, int nodes) {
        return ("uploads %d in %.0f s (%.0f a second); an upload: statements %.1f, commits %.1f, database time %.2f ms, "
                        + "write-ahead log %.1f kB, journal %.1f kB, payloads %.1f kB; an idle node: statements a second %.1f")
                .formatted(
                        uploads,
                        seconds,
                        uploads / seconds,
                        statements / uploads,
                        commits / uploads,
                        millis / uploads,
                        log / uploads / 1000,
                        journal / uploads / 1000,
                        payloads / uploads / 1000,
                        idle.statements / idleSeconds / nodes);
    }

    private static Costs read(ResultSet row) throws SQLException {
        return new Costs(
                row.getDouble("statements"),
                row.getDouble("commits"),
                row.getDouble("millis"),
                row.getDouble("log"),
                row.getDouble("journal"),
                row.getDouble("payloads"));
    }
}
