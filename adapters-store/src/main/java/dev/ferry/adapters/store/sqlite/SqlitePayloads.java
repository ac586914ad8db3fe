package dev.ferry.adapters.store.sqlite;

import dev.ferry.adapters.store.disk.ContentHasher;
import dev.ferry.adapters.store.disk.FilePayloads;
import dev.ferry.adapters.store.jdbc.BatchOperation;
import dev.ferry.adapters.store.jdbc.OrderedTransaction;
import dev.ferry.adapters.store.jdbc.RowsParameter;
import dev.ferry.adapters.store.sql.Workers;
import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
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
 * Payloads beside a journal in SQLite. A few bytes are a row in the journal's own file: nobody waits until they are on
 * the disk, as the commit of the upload that needs them takes them along. More are a file.
 */
public final class SqlitePayloads implements Payloads, AutoCloseable {

    /** More than this would fill the journal's log, which everybody waits for. */
    static final int FEW = 32 * 1024;

    private static final String STORE = """
            INSERT INTO payloads (sha256, stored, body) VALUES (?, ferry_millis(), ?)
            ON CONFLICT (sha256) DO UPDATE SET stored = excluded.stored""";
    private static final String FIND = "SELECT body FROM payloads WHERE sha256 = ?";
    private static final String HOLDS = "SELECT 1 FROM payloads WHERE sha256 = ?";
    private static final String STORED = """
            SELECT sha256, length(body) AS bytes, stored FROM payloads
            WHERE sha256 > ? ORDER BY sha256 LIMIT ?""";
    private static final String DISCARD =
            "DELETE FROM payloads WHERE %s AND stored < ? RETURNING sha256, length(body) AS bytes"
                    .formatted(new SqliteDialect().oneOf("sha256"));

    private final Workers workers;
    private final FilePayloads files;
    private final BatchOperation<InlinePayload, ContentRef> storing = SqlitePayloads::storeAll;

    /**
     * Payloads of a journal.
     *
     * @param workers who works on the journal; closed by whoever opened it
     * @param files where more than a few bytes go; closed with this
     */
    public SqlitePayloads(Workers workers, FilePayloads files) {
        this.workers = workers;
        this.files = files;
    }

    private record InlinePayload(ContentRef ref, Bytes bytes) {}

    @Override
    public CompletionStage<ContentRef> store(Chunks bytes) {
        return Stages.unwrap(PeekedChunks.of(bytes, FEW)
                .thenCompose(beginning -> beginning.isAll() ? store(beginning) : files.store(beginning)));
    }

    private CompletionStage<ContentRef> store(PeekedChunks all) {
        all.close();
        var bytes = all.bytes();
        return workers.writer()
                .submitUnforced(
                        storing,
                        new InlinePayload(
                                new ContentHasher().add(ByteBuffer.wrap(bytes)).ref(), new Bytes(bytes)));
    }

    @Override
    public CompletionStage<Boolean> contains(ContentRef ref) {
        if (ref.bytes() > FEW) {
            return files.contains(ref);
        }
        var held = workers.reader().submit(db -> db.first(row -> true, HOLDS, ref.sha256()));
        return Stages.unwrap(held.thenCompose(
                row -> row.isPresent() ? CompletableFuture.completedStage(true) : files.contains(ref)));
    }

    @Override
    public Content content(ContentRef ref) {
        return ref.bytes() > FEW ? files.content(ref) : () -> open(ref);
    }

    /** Before there were rows, everything was a file. */
    private CompletionStage<Chunks> open(ContentRef ref) {
        var body = workers.reader().submit(db -> db.<byte[]>first(row -> row.getBytes("body"), FIND, ref.sha256()));
        return Stages.unwrap(body.thenCompose(row -> row.isPresent()
                ? new Bytes(row.get()).open()
                : files.content(ref).open()));
    }

    @Override
    public CompletionStage<List<Stored>> stored(@Nullable Stored after, int limit) {
        var last = after == null ? "" : after.ref().sha256();
        var few = workers.reader()
                .submit(db -> db.<Stored>query(
                        row -> new Stored(ref(row), Instant.ofEpochMilli(row.getLong("stored"))), STORED, last, limit));
        return Stages.unwrap(few.thenCombine(
                files.stored(after, limit),
                (rows, others) -> Stream.concat(rows.stream(), others.stream())
                        .sorted(Comparator.comparing(stored -> stored.ref().sha256()))
                        .limit(limit)
                        .toList()));
    }

    @Override
    public CompletionStage<Set<ContentRef>> discard(Collection<ContentRef> refs, Instant storedBefore) {
        var hashes = RowsParameter.of(refs.stream().map(ContentRef::sha256).toList());
        var few = workers.writer()
                .submitUnforced(db -> db.<ContentRef>query(SqlitePayloads::ref, DISCARD, hashes, storedBefore));
        return Stages.unwrap(few.thenCombine(
                files.discard(refs, storedBefore),
                (rows, others) -> Stream.concat(rows.stream(), others.stream()).collect(Collectors.toSet())));
    }

    /** Lets what is being written to files end. */
    @Override
    public void close() {
        files.close();
    }

    /** Most results are alike. */
    private static List<ContentRef> storeAll(OrderedTransaction turn, List<InlinePayload> asked) throws SQLException {
        var different = new LinkedHashMap<ContentRef, Bytes>();
        asked.forEach(few -> different.put(few.ref(), few.bytes()));
        for (var few : different.entrySet()) {
            turn.db().update(STORE, few.getKey().sha256(), few.getValue().array());
        }
        return asked.stream().map(InlinePayload::ref).toList();
    }

    private static ContentRef ref(ResultSet row) throws SQLException {
        return new ContentRef(row.getString("sha256"), row.getLong("bytes"));
    }
}
