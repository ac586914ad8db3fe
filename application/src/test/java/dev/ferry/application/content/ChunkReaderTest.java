package dev.ferry.application.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class ChunkReaderTest {

    /** Otherwise the step that reads would never end, and its lease would be renewed for ever. */
    @Test
    void failsIfTheSourceThrows() {
        var failure = new IllegalStateException("a defect");
        var source = new Chunks() {
            @Override
            public CompletionStage<Optional<ByteBuffer>> next() {
                throw failure;
            }

            @Override
            public void close() {
                // there is nothing to close
            }
        };

        var reading = source.forEach(chunk -> {}).toCompletableFuture();

        assertThat(reading).isCompletedExceptionally();
        assertThat(reading.handle((done, thrown) -> thrown instanceof CompletionException ? thrown.getCause() : thrown))
                .isCompletedWithValue(failure);
    }
}
