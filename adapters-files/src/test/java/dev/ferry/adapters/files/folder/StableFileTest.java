package dev.ferry.adapters.files.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.async.Stages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class StableFileTest {

    @TempDir
    private Path folder;

    @Test
    void canBeReadTwice() throws IOException {
        var content = StableFile.of(Files.writeString(folder.resolve("June.csv"), "abc"));

        for (int i = 0; i < 2; i++) {
            var bytes = new long[1];
            assertThat(content.open().thenCompose(chunks -> chunks.forEach(chunk -> bytes[0] += chunk.remaining())))
                    .succeedsWithin(Duration.ofSeconds(60));
            assertThat(bytes[0]).isEqualTo(3);
        }
    }

    @Test
    void failsWhenItChangesWhileItIsRead() throws IOException {
        var file = Files.writeString(folder.resolve("June.csv"), "abc");

        var reading = StableFile.of(file).open().thenCompose(chunks -> chunks.forEach(chunk -> append(file)));

        assertThat(failure(reading)).hasMessageContaining("changed while it was read");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isNotReadThroughALink() throws IOException {
        var file = Files.writeString(folder.resolve("June.csv"), "abc");
        var link = Files.createSymbolicLink(folder.resolve("link.csv"), file);

        assertThat(failure(StableFile.of(link).open())).isInstanceOf(IOException.class);
    }

    private static void append(Path file) {
        try {
            if (Files.size(file) == 3) {
                Files.writeString(file, "d", StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Throwable failure(CompletionStage<?> stage) {
        return stage.handle((value, thrown) -> Stages.cause(thrown))
                .toCompletableFuture()
                .join();
    }
}
