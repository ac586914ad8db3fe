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

/** Reads a payload's body, one chunk per statement. Uses no connection between two chunks. */
final class PostgresPayloadChunks implements Chunks {

    private static final String SELECT_CHUNK = "SELECT piece FROM pieces WHERE body = ? AND number = ?";

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
        return Stages.blocking(threads, () -> read == ref.bytes() ? Optional.empty() : Optional.of(nextChunk()));
    }

    @Override
    public void close() {
        read = ref.bytes();
    }

    private ByteBuffer nextChunk() throws IOException {
        var chunk = database.<Optional<byte[]>>transact(
                        db -> db.first(row -> row.getBytes("piece"), SELECT_CHUNK, body, number))
                .orElseThrow(() -> new NoSuchFileException(ref.sha256()));
        number++;
        read += chunk.length;
        return ByteBuffer.wrap(chunk);
    }
}
