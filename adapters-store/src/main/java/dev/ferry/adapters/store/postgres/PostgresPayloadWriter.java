package dev.ferry.adapters.store.postgres;

import dev.ferry.adapters.store.jdbc.Statements;
import dev.ferry.domain.submission.ContentRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;

/**
 * One payload on its way into the database. Until it is kept its body is loose, and swept when nobody has touched it
 * for long. For one thread at a time; every step may be done twice.
 */
final class PostgresPayloadWriter {

    /** Big enough that round trips do not count, small enough that many fit into memory. */
    private static final int PIECE_BYTES = 256 * 1024;

    /** How exactly it is noted when bytes were stored last: most results are alike, and all would change one row. */
    static final Duration NOTED = Duration.ofMinutes(1);

    private static final String FRESH =
            "SELECT body FROM payloads WHERE sha256 = ? AND stored > ferry_millis() - " + NOTED.toMillis();
    private static final String TOUCH = """
            INSERT INTO loose (body, touched) VALUES (?, ferry_millis())
            ON CONFLICT (body) DO UPDATE SET touched = excluded.touched""";
    private static final String ADD =
            "INSERT INTO pieces (body, number, piece) VALUES (?, ?, ?) ON CONFLICT (body, number) DO NOTHING";
    private static final String NAME = """
            INSERT INTO payloads (sha256, bytes, stored, body) VALUES (?, ?, ferry_millis(), ?)
            ON CONFLICT (sha256) DO UPDATE SET stored = excluded.stored RETURNING body""";
    private static final String FASTEN = "DELETE FROM loose WHERE body = ?";
    private static final String COUNT = "SELECT count(*) AS pieces FROM pieces WHERE body = ?";

    private final PostgresDatabase database;
    private final UUID body = UUID.randomUUID();
    private final MessageDigest hash = sha256();
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream();
    private int pieces;
    private long bytes;

    PostgresPayloadWriter(PostgresDatabase database) {
        this.database = database;
    }

    /** Takes bytes, and writes whole pieces. Blocks. */
    void write(ByteBuffer more) throws IOException {
        hash.update(more.duplicate());
        bytes += more.remaining();
        while (more.hasRemaining()) {
            if (piece.size() == PIECE_BYTES) {
                database.transact(db -> db.update(TOUCH, body) + add(db));
                next();
            }
            var some = new byte[Math.min(more.remaining(), PIECE_BYTES - piece.size())];
            more.get(some);
            piece.writeBytes(some);
        }
    }

    /**
     * Gives the body its name, with the rest of it. What is there under the name already is the same, and counts as
     * stored just now, give or take {@link #NOTED}; this body is left to be swept.
     */
    ContentRef keep() throws IOException {
        var ref = new ContentRef(HexFormat.of().formatHex(hash.digest()), bytes);
        return database.transact(db -> {
            if (!db.query(row -> true, FRESH, ref.sha256()).isEmpty()) {
                return ref;
            }
            var kept = db.<UUID>first(row -> row.getObject("body", UUID.class), NAME, ref.sha256(), bytes, body)
                    .orElseThrow();
            if (kept.equals(body)) {
                fasten(db);
            }
            return ref;
        });
    }

    private int add(Statements db) throws SQLException {
        return db.update(ADD, body, pieces, piece.toByteArray());
    }

    private void next() {
        pieces++;
        piece.reset();
    }

    /** Somebody may have swept what nobody touched for an hour. */
    private void fasten(Statements db) throws SQLException, IOException {
        if (piece.size() > 0) {
            add(db);
        }
        db.update(FASTEN, body);
        var there = db.<Long>first(row -> row.getLong("pieces"), COUNT, body).orElseThrow();
        if (there != pieces + (piece.size() > 0 ? 1 : 0)) {
            throw new IOException("it took so long to store these bytes that their beginning was swept away");
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
