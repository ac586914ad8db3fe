package dev.ferry.adapters.store.postgres;

import dev.ferry.adapters.store.jdbc.RowsParameter;
import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.domain.submission.ContentRef;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Stores payloads in the database, in chunks, so that no payload is in memory as a whole. All reading and writing
 * happens on threads of its own.
 */
final class PostgresPayloads implements Payloads, AutoCloseable {

    static final int THREADS = 4;

    private static final int DELETE_BATCH = 1000;

    private static final String BODY = "SELECT body FROM payloads WHERE sha256 = ? AND bytes = ?";
    private static final String STORED =
            "SELECT sha256, bytes, stored FROM payloads WHERE sha256 > ? ORDER BY sha256 LIMIT ?";
    private static final String DISCARD = """
            WITH deleted AS (DELETE FROM payloads WHERE %s AND stored < ? RETURNING sha256, stored, body),
              orphaned AS (INSERT INTO loose (body, touched) SELECT body, stored FROM deleted)
            SELECT sha256 FROM deleted""".formatted(new PostgresDialect().inList("sha256"));
    private static final String LOOSE = "SELECT body FROM loose WHERE touched < ?";
    private static final String DELETE_CHUNKS = """
            DELETE FROM pieces WHERE body = ? AND number IN (
              SELECT number FROM pieces WHERE body = ? ORDER BY number LIMIT ?)""";
    private static final String DELETE_LOOSE = "DELETE FROM loose WHERE body = ?";

    private final PostgresDatabase database;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("ferry-payloads-", 1).factory());

    PostgresPayloads(PostgresDatabase database) {
        this.database = database;
    }

    @Override
    public CompletionStage<ContentRef> store(Chunks bytes) {
        var writer = new PostgresPayloadWriter(database);
        return Stages.unwrap(
                bytes.forEach(writer::write, threads).thenCompose(read -> Stages.blocking(threads, writer::finish)));
    }

    @Override
    public CompletionStage<Boolean> contains(ContentRef ref) {
        return Stages.blocking(threads, () -> !bodies(ref).isEmpty());
    }

    @Override
    public Content content(ContentRef ref) {
        return () -> Stages.blocking(threads, () -> {
            var bodies = bodies(ref);
            if (bodies.isEmpty()) {
                throw new NoSuchFileException(ref.sha256());
            }
            return new PostgresPayloadChunks(database, threads, bodies.getFirst(), ref);
        });
    }

    @Override
    public CompletionStage<List<Stored>> stored(@Nullable Stored after, int limit) {
        var last = after == null ? "" : after.ref().sha256();
        return Stages.blocking(
                threads,
                () -> database.transact(db -> db.query(
                        row -> new Stored(
                                new ContentRef(row.getString("sha256"), row.getLong("bytes")),
                                Instant.ofEpochMilli(row.getLong("stored"))),
                        STORED,
                        last,
                        limit)));
    }

    @Override
    public CompletionStage<Set<ContentRef>> discard(
            Collection<ContentRef> refs, Instant storedBefore, Instant interruptedBefore) {
        var hashes = RowsParameter.of(refs.stream().map(ContentRef::sha256).toList());
        return Stages.blocking(threads, () -> {
            var deleted = new HashSet<String>(database.transact(db -> db.query(
                    row -> row.getString("sha256"),
                    DISCARD,
                    hashes,
                    storedBefore.minus(PostgresPayloadWriter.STORED_PRECISION))));
            deleteLooseBodies(interruptedBefore);
            return refs.stream().filter(ref -> deleted.contains(ref.sha256())).collect(Collectors.toSet());
        });
    }

    /** Waits for the writes in progress. */
    @Override
    public void close() {
        threads.close();
    }

    /** Deletes bodies without a payload, in batches of chunks. If it is interrupted, a later call deletes the rest. */
    private void deleteLooseBodies(Instant touchedBefore) throws IOException {
        for (var body : database.<List<UUID>>transact(db -> db.query(PostgresPayloads::body, LOOSE, touchedBefore))) {
            int deletedChunks;
            do {
                deletedChunks = database.transact(db -> db.update(DELETE_CHUNKS, body, body, DELETE_BATCH));
            } while (deletedChunks == DELETE_BATCH);
            database.transact(db -> db.update(DELETE_LOOSE, body));
        }
    }

    private List<UUID> bodies(ContentRef ref) throws IOException {
        return database.transact(db -> db.query(PostgresPayloads::body, BODY, ref.sha256(), ref.bytes()));
    }

    private static UUID body(ResultSet row) throws SQLException {
        return row.getObject("body", UUID.class);
    }
}
