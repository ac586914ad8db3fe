package dev.ferry.adapters.store.postgres;

import dev.ferry.adapters.store.jdbc.Statements;
import dev.ferry.application.content.ContentHasher;
import dev.ferry.domain.submission.ContentRef;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * Writes one payload to the database. Until {@link #finish}, its body is loose, and is deleted as abandoned when it has
 * not been touched for long. For one thread at a time. Every transaction may run twice.
 */
final class PostgresPayloadWriter {

    /** Large enough to make round trips cheap, small enough that many chunks fit into memory. */
    private static final int CHUNK_BYTES = 256 * 1024;

    /** The precision of the stored time. Many results have the same bytes, and each would update the same row. */
    static final Duration STORED_PRECISION = Duration.ofMinutes(1);

    private static final String RECENTLY_STORED =
            "SELECT body FROM payloads WHERE sha256 = ? AND stored > ferry_millis() - " + STORED_PRECISION.toMillis();
    private static final String TOUCH = """
            INSERT INTO loose (body, touched) VALUES (?, ferry_millis())
            ON CONFLICT (body) DO UPDATE SET touched = excluded.touched""";
    private static final String INSERT_CHUNK =
            "INSERT INTO pieces (body, number, piece) VALUES (?, ?, ?) ON CONFLICT (body, number) DO NOTHING";
    private static final String INSERT_PAYLOAD = """
            INSERT INTO payloads (sha256, bytes, stored, body) VALUES (?, ?, ferry_millis(), ?)
            ON CONFLICT (sha256) DO UPDATE SET stored = excluded.stored RETURNING body""";
    private static final String DELETE_LOOSE = "DELETE FROM loose WHERE body = ?";
    private static final String COUNT_CHUNKS = "SELECT count(*) AS chunks FROM pieces WHERE body = ?";

    private final PostgresDatabase database;
    private final UUID body = UUID.randomUUID();
    private final ContentHasher hasher = new ContentHasher();
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream();
    private int chunkNumber;

    PostgresPayloadWriter(PostgresDatabase database) {
        this.database = database;
    }

    /** Appends bytes, and writes full chunks to the database. Blocks. */
    void write(ByteBuffer buffer) throws IOException {
        hasher.add(buffer);
        while (buffer.hasRemaining()) {
            if (chunk.size() == CHUNK_BYTES) {
                database.transact(db -> db.update(TOUCH, body) + insertChunk(db));
                startNextChunk();
            }
            var part = new byte[Math.min(buffer.remaining(), CHUNK_BYTES - chunk.size())];
            buffer.get(part);
            chunk.writeBytes(part);
        }
    }

    /**
     * Writes the last chunk and makes the body available under its hash. If the hash exists already, that payload
     * counts as stored now, with the precision of {@link #STORED_PRECISION}, and this body stays loose.
     */
    ContentRef finish() throws IOException {
        var ref = hasher.ref();
        return database.transact(db -> {
            if (!db.query(row -> true, RECENTLY_STORED, ref.sha256()).isEmpty()) {
                return ref;
            }
            var storedBody = db.<UUID>first(
                            row -> row.getObject("body", UUID.class), INSERT_PAYLOAD, ref.sha256(), ref.bytes(), body)
                    .orElseThrow();
            if (storedBody.equals(body)) {
                attach(db);
            }
            return ref;
        });
    }

    private int insertChunk(Statements db) throws SQLException {
        return db.update(INSERT_CHUNK, body, chunkNumber, chunk.toByteArray());
    }

    private void startNextChunk() {
        chunkNumber++;
        chunk.reset();
    }

    /** Removes the body from the loose ones. Fails when another node deleted its chunks as abandoned. */
    private void attach(Statements db) throws SQLException, IOException {
        if (chunk.size() > 0) {
            insertChunk(db);
        }
        db.update(DELETE_LOOSE, body);
        var stored =
                db.<Long>first(row -> row.getLong("chunks"), COUNT_CHUNKS, body).orElseThrow();
        if (stored != chunkNumber + (chunk.size() > 0 ? 1 : 0)) {
            throw new IOException(
                    "storing this payload took so long that its first chunks were deleted as abandoned; try again");
        }
    }
}
