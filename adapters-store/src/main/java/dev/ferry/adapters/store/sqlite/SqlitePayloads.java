package dev.ferry.adapters.store.sqlite;

import dev.ferry.adapters.store.disk.FilePayloads;
import dev.ferry.adapters.store.jdbc.BatchOperation;
import dev.ferry.adapters.store.jdbc.OrderedTransaction;
import dev.ferry.adapters.store.jdbc.RowsParameter;
import dev.ferry.adapters.store.sql.Workers;
import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import dev.ferry.application.content.ContentHasher;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.domain.submission.ContentRef;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Stores payloads next to a journal in SQLite. A small payload is a row in the journal's file. Its write does not wait
 * for the disk, because the commit of the upload that needs it forces both to the disk. A larger payload is a file.
 */
public final class SqlitePayloads implements Payloads, AutoCloseable {

    /** The largest payload stored as a row. Larger rows would fill the journal's log, and all writers wait for it. */
    static final int MAX_INLINE_BYTES = 32 * 1024;

    /** Replaces the body, because the stored one may be damaged. SQLite writes no page for equal bytes. */
    private static final String STORE = """
            INSERT INTO payloads (sha256, stored, body) VALUES (?, ferry_millis(), ?)
            ON CONFLICT (sha256) DO UPDATE SET stored = excluded.stored, body = excluded.body""";

    private static final String FIND = "SELECT body FROM payloads WHERE sha256 = ?";
    private static final String EXISTS = "SELECT 1 FROM payloads WHERE sha256 = ?";
    private static final String STORED = """
            SELECT sha256, length(body) AS bytes, stored FROM payloads
            WHERE sha256 > ? ORDER BY sha256 LIMIT ?""";
    private static final String DISCARD =
            "DELETE FROM payloads WHERE %s AND stored < ? RETURNING sha256, length(body) AS bytes"
                    .formatted(new SqliteDialect().inList("sha256"));

    private final Workers workers;
    private final FilePayloads files;
    private final BatchOperation<InlinePayload, ContentRef> storeOperation = SqlitePayloads::storeAll;

    /**
     * Creates the payloads of a journal.
     *
     * @param workers the journal's workers; not closed with this object
     * @param files stores the larger payloads; closed with this object
     */
    public SqlitePayloads(Workers workers, FilePayloads files) {
        this.workers = workers;
        this.files = files;
    }

    private record InlinePayload(ContentRef ref, Bytes bytes) {}

    @Override
    public CompletionStage<ContentRef> store(Chunks bytes) {
        return Stages.unwrap(PeekedChunks.of(bytes, MAX_INLINE_BYTES)
                .thenCompose(chunks -> chunks.isComplete() ? store(chunks) : files.store(chunks)));
    }

    private CompletionStage<ContentRef> store(PeekedChunks chunks) {
        chunks.close();
        var bytes = chunks.bytes();
        return workers.writer()
                .submitUnforced(
                        storeOperation,
                        new InlinePayload(
                                new ContentHasher().add(ByteBuffer.wrap(bytes)).ref(), new Bytes(bytes)));
    }

    @Override
    public CompletionStage<Boolean> contains(ContentRef ref) {
        if (ref.bytes() > MAX_INLINE_BYTES) {
            return files.contains(ref);
        }
        var stored = workers.reader().submit(db -> db.first(row -> true, EXISTS, ref.sha256()));
        return Stages.unwrap(stored.thenCompose(
                row -> row.isPresent() ? CompletableFuture.completedStage(true) : files.contains(ref)));
    }

    @Override
    public Content content(ContentRef ref) {
        return ref.bytes() > MAX_INLINE_BYTES ? files.content(ref) : () -> open(ref);
    }

    /** Opens a small payload. Older versions of Ferry stored it as a file. */
    private CompletionStage<Chunks> open(ContentRef ref) {
        var body = workers.reader().submit(db -> db.<byte[]>first(row -> row.getBytes("body"), FIND, ref.sha256()));
        return Stages.unwrap(body.thenCompose(row -> row.isPresent()
                ? new Bytes(row.get()).open()
                : files.content(ref).open()));
    }

    @Override
    public CompletionStage<List<Stored>> stored(@Nullable Stored after, int limit) {
        var last = after == null ? "" : after.ref().sha256();
        var rows = workers.reader()
                .submit(db -> db.<Stored>query(
                        row -> new Stored(ref(row), Instant.ofEpochMilli(row.getLong("stored"))), STORED, last, limit));
        return Stages.unwrap(rows.thenCombine(
                files.stored(after, limit),
                (inRows, inFiles) -> Stream.concat(inRows.stream(), inFiles.stream())
                        .sorted(Comparator.comparing(stored -> stored.ref().sha256()))
                        .limit(limit)
                        .toList()));
    }

    @Override
    public CompletionStage<Set<ContentRef>> discard(
            Collection<ContentRef> refs, Instant storedBefore, Instant interruptedBefore) {
        var hashes = RowsParameter.of(refs.stream().map(ContentRef::sha256).toList());
        var rows = workers.writer()
                .submitUnforced(db -> db.<ContentRef>query(SqlitePayloads::ref, DISCARD, hashes, storedBefore));
        return Stages.unwrap(rows.thenCombine(
                files.discard(refs, storedBefore, interruptedBefore),
                (inRows, inFiles) ->
                        Stream.concat(inRows.stream(), inFiles.stream()).collect(Collectors.toSet())));
    }

    /** Waits for the writes of files in progress. */
    @Override
    public void close() {
        files.close();
    }

    /** Stores payloads. Writes equal ones once, because many results have the same bytes. */
    private static List<ContentRef> storeAll(OrderedTransaction transaction, List<InlinePayload> payloads)
            throws SQLException {
        var distinct = new LinkedHashMap<ContentRef, Bytes>();
        payloads.forEach(payload -> distinct.put(payload.ref(), payload.bytes()));
        for (var payload : distinct.entrySet()) {
            transaction
                    .db()
                    .update(STORE, payload.getKey().sha256(), payload.getValue().array());
        }
        return payloads.stream().map(InlinePayload::ref).toList();
    }

    private static ContentRef ref(ResultSet row) throws SQLException {
        return new ContentRef(row.getString("sha256"), row.getLong("bytes"));
    }
}
