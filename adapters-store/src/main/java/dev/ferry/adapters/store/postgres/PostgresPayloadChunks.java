package dev.ferry.adapters.store.postgres;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Chunks;
import dev.ferry.domain.submission.ContentRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** A body on its way out, a piece a statement; between two pieces it holds no connection. */
final class PostgresPayloadChunks implements Chunks {

    private static final String PIECE = "SELECT piece FROM pieces WHERE body = ? AND number = ?";

    private final PostgresDatabase database;
    private final Executor threads;
    private final UUID body;
    private final ContentRef ref;
    private int number;
    private long read;

    PostgresPayloadChunks(PostgresDatabase database, Executor threads, UUID body, ContentRef ref) {
        this.database = database;
        this.threads = threads;
        this.body = body;
        this.ref = ref;
    }

    @Override
    public CompletionStage<Optional<ByteBuffer>> next() {
        return Stages.blocking(threads, () -> read == ref.bytes() ? Optional.empty() : Optional.of(piece()));
    }

    @Override
    public void close() {
        read = ref.bytes();
    }

    private ByteBuffer piece() throws IOException {
        var piece = database.<Optional<byte[]>>transact(
                        db -> db.first(row -> row.getBytes("piece"), PIECE, body, number))
                .orElseThrow(() -> new NoSuchFileException(ref.sha256()));
        number++;
        read += piece.length;
        return ByteBuffer.wrap(piece);
    }
}
