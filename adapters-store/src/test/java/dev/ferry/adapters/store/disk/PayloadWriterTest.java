package dev.ferry.adapters.store.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.application.content.ContentHasher;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class PayloadWriterTest {

    /** More than twice the bytes after which forcing to the disk starts. */
    private static final int LARGE = 80 << 20;

    private final Random random = new Random(5);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    @Test
    void writesLargeDataUnchanged() throws IOException {
        try (var executor = Executors.newFixedThreadPool(2)) {
            assertWrittenUnchanged(executor);
        }
    }

    /** All threads may be busy with other payloads. */
    @Test
    void writesLargeDataWhenNoOtherThreadIsFree() throws IOException {
        assertWrittenUnchanged(new ArrayDeque<Runnable>()::add);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void namesTheFolderAndTheRemedyWhenTheDiskIsFull() throws IOException {
        try (var writer = writerTo(Path.of("/dev/full"))) {
            assertThatThrownBy(() -> writer.write(ByteBuffer.allocate(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll(
                            root.toString(), "No space left", "free some disk space", "FERRY_DATA_DIR");
        }
    }

    /** This device accepts all bytes, but cannot force them to a disk. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void failsAsSoonAsForcingHasFailed() throws IOException {
        try (var writer = writerTo(Path.of("/dev/null"))) {
            var half = ByteBuffer.allocate(LARGE / 2);
            writer.write(half.duplicate());

            assertThatThrownBy(() -> writer.write(half))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll(root.toString(), "cannot be written");
        }
    }

    private PayloadWriter writerTo(Path device) throws IOException {
        var folder = PayloadFolder.open(root, InstantSource.system());
        var channel = FileChannel.open(device, StandardOpenOption.WRITE);
        return new PayloadWriter(folder, Runnable::run, folder.temporary(), channel);
    }

    private void assertWrittenUnchanged(Executor executor) throws IOException {
        var bytes = new byte[LARGE];
        random.nextBytes(bytes);
        var folder = PayloadFolder.open(root, InstantSource.system());

        try (var writer = PayloadWriter.create(folder, executor)) {
            for (var remaining = ByteBuffer.wrap(bytes); remaining.hasRemaining(); ) {
                writer.write(nextChunk(remaining));
            }
            var ref = writer.finish();

            assertThat(ref)
                    .isEqualTo(new ContentHasher().add(ByteBuffer.wrap(bytes)).ref());
            assertThat(Files.readAllBytes(folder.file(ref.sha256()))).isEqualTo(bytes);
        }
    }

    /** Takes the next chunk, of random size. */
    private ByteBuffer nextChunk(ByteBuffer remaining) {
        var chunk = new byte[Math.min(remaining.remaining(), 1 + random.nextInt(1 << 20))];
        remaining.get(chunk);
        return ByteBuffer.wrap(chunk);
    }
}
