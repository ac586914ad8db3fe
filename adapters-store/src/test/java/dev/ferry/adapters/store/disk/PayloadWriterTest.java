package dev.ferry.adapters.store.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayloadWriterTest {

    /** More than twice what is forced to the disk at a time. */
    private static final int MUCH = 80 << 20;

    private final Random random = new Random(5);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    @Test
    void keepsMuchDataAsItCame() throws IOException {
        try (var others = Executors.newFixedThreadPool(2)) {
            keepsWhatCame(others);
        }
    }

    /** All of them may be busy with data of their own. */
    @Test
    void keepsMuchDataWhenNoOtherThreadEverHelps() throws IOException {
        keepsWhatCame(new ArrayDeque<Runnable>()::add);
    }

    private void keepsWhatCame(Executor others) throws IOException {
        var bytes = new byte[MUCH];
        random.nextBytes(bytes);
        var folder = PayloadFolder.open(root, InstantSource.system());

        try (var writer = PayloadWriter.create(folder, others)) {
            for (var rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                writer.write(next(rest));
            }
            var ref = writer.keep();

            assertThat(ref)
                    .isEqualTo(new Fingerprint().add(ByteBuffer.wrap(bytes)).ref());
            assertThat(Files.readAllBytes(folder.file(ref.sha256()))).isEqualTo(bytes);
        }
    }

    /** Large and small. */
    private ByteBuffer next(ByteBuffer rest) {
        var piece = new byte[Math.min(rest.remaining(), 1 + random.nextInt(1 << 20))];
        rest.get(piece);
        return ByteBuffer.wrap(piece);
    }
}
