package dev.ferry.benchmarks.backlog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Copies the only upload of a journal, with its events and contents, directly in the tables. Its number is 0 and is the
 * end of its id, its name, its token and its payload's hash: twelve digits that occur nowhere else.
 */
final class UploadCopies implements AutoCloseable {

    static final int DIGITS = 12;

    private static final String NUMBERS = """
            WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n + 1 < ?),
              copy AS (SELECT n, '000000000000' AS first, printf('%012d', n) AS so FROM number)
            """;
    private static final String UPLOADS = NUMBERS + """
            INSERT INTO main.uploads (id, name, state, version, due, created, updated, body)
            SELECT replace(id, first, so), replace(name, first, so), state, version, due + n * ? % ?, created, updated,
              replace(body, first, so)
            FROM copy CROSS JOIN temp.uploads
            """;
    private static final String EVENTS = NUMBERS + """
            INSERT INTO main.events (upload, at, body)
            SELECT replace(upload, first, so), at, replace(body, first, so) FROM copy CROSS JOIN temp.events
            """;
    private static final String CONTENTS = NUMBERS + """
            INSERT INTO main.contents (sha256, upload)
            SELECT replace(sha256, first, so), replace(upload, first, so) FROM copy CROSS JOIN temp.contents
            """;

    private final Connection journal;

    UploadCopies(Path file) throws SQLException {
        journal = DriverManager.getConnection("jdbc:sqlite:" + file);
        run("PRAGMA journal_mode = OFF");
        run("PRAGMA cache_size = -200000");
    }

    /**
     * Copies the upload until there are {@code uploads}. Each is due {@code stride} milliseconds after the previous
     * one, modulo {@code uploads}.
     */
    void create(int uploads, long stride) throws SQLException {
        if (uploads < 2) {
            return;
        }
        for (var table : new String[] {"uploads", "events", "contents"}) {
            run("CREATE TEMP TABLE " + table + " AS SELECT * FROM main." + table);
        }
        run("BEGIN");
        run(UPLOADS, uploads, stride, uploads);
        run(EVENTS, uploads);
        run(CONTENTS, uploads);
        run("COMMIT");
    }

    private void run(String sql, long... parameters) throws SQLException {
        try (var statement = journal.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setLong(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }

    /** Restores the journal mode that Ferry uses, and closes the file. */
    @Override
    public void close() throws SQLException {
        run("PRAGMA journal_mode = WAL");
        journal.close();
    }
}
