package dev.ferry.adapters.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Chunks;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.contracts.PayloadsContract;
import dev.ferry.contracts.fake.MovableClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresPayloadsTest implements PayloadsContract {

    private final TestDatabase database = TestDatabase.create();

    @SuppressWarnings("NullAway.Init")
    private PostgresStore store;

    @BeforeEach
    void open() throws IOException {
        store = PostgresStore.open(database.address());
        database.takeOverClock();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Override
    public Payloads payloads() {
        return store.payloads();
    }

    @Override
    public MovableClock time() {
        return database;
    }

    @Test
    void readsLargeDataInTheOrderItWasWritten() {
        var ref = value(payloads().store(new Counting(3_000_000)));

        var read = new Counting(3_000_000);
        value(value(payloads().content(ref).open()).forEach(chunk -> {
            while (chunk.hasRemaining()) {
                assertThat(chunk.get()).isEqualTo(read.nextByte());
            }
        }));
        assertThat(ref.bytes()).isEqualTo(3_000_000);
        assertThat(read.remaining()).isZero();
    }

    @Test
    void storesTheSameBytesOnceAndDeletesLooseBodies() throws SQLException {
        var ref = value(payloads().store(new Counting(1_000_000)));
        value(payloads().store(new Counting(1_000_000)));
        value(payloads().store(new BrokenAfter(600_000)).handle((stored, failure) -> 0));
        assertThat(count("loose")).isEqualTo(2);
        database.pass(Duration.ofHours(2));

        value(payloads().discard(List.of(), time().instant().minus(Duration.ofHours(1))));

        assertThat(count("loose")).isZero();
        assertThat(count("pieces")).isEqualTo(4);
        value(payloads().discard(List.of(ref), time().instant()));
        assertThat(count("pieces")).isZero();
    }

    private long count(String table) throws SQLException {
        try (var connection = database.connect();
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static <T> T value(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    /** A fixed number of bytes, in chunks of an odd size. */
    private static class Counting implements Chunks {
        private final int bytes;
        private int position;

        private Counting(int bytes) {
            this.bytes = bytes;
        }

        byte nextByte() {
            return (byte) ((position++ * 31) >> 3);
        }

        int remaining() {
            return bytes - position;
        }

        @Override
        public CompletionStage<Optional<ByteBuffer>> next() {
            var chunk = new byte[Math.min(remaining(), 77_777)];
            for (int i = 0; i < chunk.length; i++) {
                chunk[i] = nextByte();
            }
            return CompletableFuture.completedStage(
                    chunk.length == 0 ? Optional.empty() : Optional.of(ByteBuffer.wrap(chunk)));
        }

        @Override
        public void close() {}
    }

    /** Fails after a fixed number of bytes. */
    private static final class BrokenAfter extends Counting {

        private BrokenAfter(int bytes) {
            super(bytes);
        }

        @Override
        public CompletionStage<Optional<ByteBuffer>> next() {
            return remaining() == 0
                    ? CompletableFuture.failedStage(new IOException("the source is gone"))
                    : super.next();
        }
    }
}
