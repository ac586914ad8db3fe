package dev.ferry.adapters.store.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysOfAFullDiskWhereItIsAndWhatHelps() throws IOException {
        try (var writer = writingTo(Path.of("/dev/full"))) {
            assertThatThrownBy(() -> writer.write(ByteBuffer.allocate(1)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll(root.toString(), "No space left", "make room", "FERRY_DATA_DIR");
        }
    }

    /** This device takes everything and forces nothing. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void goesOnNoLongerThanUntilItHearsThatNothingIsForced() throws IOException {
        try (var writer = writingTo(Path.of("/dev/null"))) {
            var half = ByteBuffer.allocate(MUCH / 2);
            writer.write(half.duplicate());

            assertThatThrownBy(() -> writer.write(half))
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll(root.toString(), "cannot be written");
        }
    }

    private PayloadWriter writingTo(Path device) throws IOException {
        var folder = PayloadFolder.open(root, InstantSource.system());
        var channel = FileChannel.open(device, StandardOpenOption.WRITE);
        return new PayloadWriter(folder, Runnable::run, folder.temporary(), channel);
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
                    .isEqualTo(new ContentHasher().add(ByteBuffer.wrap(bytes)).ref());
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
