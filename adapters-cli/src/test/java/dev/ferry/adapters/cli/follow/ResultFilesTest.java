package dev.ferry.adapters.cli.follow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Chunks;
import dev.ferry.domain.platform.ResultKind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFilesTest {

    private static final int CHUNKS = 1000;

    @TempDir
    private Path folder;

    /** All chunks use the same buffer, so code that keeps a chunk for later writes the wrong bytes. */
    @Test
    void writesAResultChunkByChunk() {
        var failures = ResultFiles.write(
                folder,
                "June",
                Map.of(ResultKind.FEEDBACK, () -> CompletableFuture.completedStage(new SharedBufferChunks())));

        assertThat(failures).isEmpty();

        var expected = new StringBuilder();
        for (int number = 0; number < CHUNKS; number++) {
            expected.append(chunk(number));
        }
        assertThat(folder.resolve("June.feedback.txt")).hasContent(expected.toString());
        assertThat(folder.toFile().list()).hasSize(1);
    }

    private static String chunk(int number) {
        return "%08d\n".formatted(number);
    }

    private static final class SharedBufferChunks implements Chunks {
        private final ByteBuffer buffer = ByteBuffer.allocate(chunk(0).length());
        private int next;

        @Override
        public CompletionStage<Optional<ByteBuffer>> next() {
            if (next == CHUNKS) {
                return CompletableFuture.completedStage(Optional.empty());
            }
            buffer.clear().put(chunk(next++).getBytes(StandardCharsets.UTF_8)).flip();
            return CompletableFuture.completedStage(Optional.of(buffer));
        }

        @Override
        public void close() {
            next = CHUNKS;
        }
    }
}
