package dev.ferry.application.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Content is read chunk by chunk, to its end or to the first failure. */
class ContentTest {

    private static final String TEXT = "Réf,😀,日本\r\n";

    private final List<String> read = new ArrayList<>();

    @Test
    void readsAFileOfSeveralChunksToItsEnd(@TempDir Path folder) throws IOException {
        var file = folder.resolve("June.csv");
        var bytes = TEXT.repeat(30_000).getBytes(StandardCharsets.UTF_8);
        Files.write(file, bytes);
        var sizes = new ArrayList<Integer>();

        var content = new FileContent(file, Runnable::run);
        content.open()
                .thenCompose(chunks -> chunks.forEach(chunk -> sizes.add(chunk.remaining())))
                .toCompletableFuture()
                .join();

        assertThat(sizes)
                .hasSizeGreaterThan(1)
                .allSatisfy(size -> assertThat(size).isBetween(1, 256 * 1024));
        assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(bytes.length);
        assertThat(head(content, bytes.length)).isEqualTo(TEXT.repeat(30_000));
    }

    @Test
    void readsAFileAheadWhileItsReaderIsBusy(@TempDir Path folder) throws IOException {
        var file = folder.resolve("June.csv");
        var text = TEXT.repeat(300_000);
        Files.writeString(file, text);

        try (var disk = Executors.newFixedThreadPool(2);
                var reader = Executors.newSingleThreadExecutor()) {
            var bytes = new ByteArrayOutputStream();
            var read = new FileContent(file, disk)
                    .open()
                    .thenCompose(chunks -> chunks.forEach(
                            chunk -> {
                                var array = new byte[chunk.remaining()];
                                chunk.get(array);
                                bytes.writeBytes(array);
                            },
                            reader));

            assertThat(read).succeedsWithin(Duration.ofSeconds(60));
            assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(text);
        }
    }

    @Test
    void readsOnlyAFewChunksAhead(@TempDir Path folder) throws IOException {
        var channel = FileChannel.open(Files.write(folder.resolve("June.csv"), new byte[4 << 20]));

        var chunks = FileContent.chunks(channel, Runnable::run);
        assertThat(channel.position()).isZero();
        assertThat(chunks.next().toCompletableFuture()).isCompleted();

        assertThat(channel.position()).isEqualTo(5 * 256 * 1024);
        chunks.close();
    }

    /** Each request fails, whether the chunk was read ahead or not. */
    @Test
    void everyRequestFailsAfterTheFileIsClosed(@TempDir Path folder) throws IOException {
        var channel = FileChannel.open(Files.writeString(folder.resolve("June.csv"), TEXT));
        var chunks = FileContent.chunks(channel, Runnable::run);

        chunks.close();

        assertThatThrownBy(chunks.next().toCompletableFuture()::join).hasCauseInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(chunks.next().toCompletableFuture()::join).hasCauseInstanceOf(ClosedChannelException.class);
    }

    @Test
    void reportsTheEndRepeatedly(@TempDir Path folder) throws IOException {
        var channel = FileChannel.open(Files.writeString(folder.resolve("June.csv"), TEXT));
        var chunks = FileContent.chunks(channel, Runnable::run);

        assertThat(chunks.next().toCompletableFuture().join()).isPresent();
        assertThat(chunks.next().toCompletableFuture().join()).isEmpty();
        assertThat(chunks.next().toCompletableFuture().join()).isEmpty();
    }

    @Test
    void failsWhenTheFileDoesNotExist(@TempDir Path folder) {
        var opened =
                new FileContent(folder.resolve("none"), Runnable::run).open().toCompletableFuture();

        assertThatThrownBy(opened::join).hasCauseInstanceOf(NoSuchFileException.class);
    }

    @Test
    void closesAFileAtItsEnd(@TempDir Path folder) throws IOException {
        var channel = FileChannel.open(Files.writeString(folder.resolve("June.csv"), TEXT));

        var finished = FileContent.chunks(channel, Runnable::run).forEach(chunk -> {});

        assertThat(finished.toCompletableFuture()).isCompleted();
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void stopsWhenItsReaderFails() {
        var source = new Source();
        source.answer("one");
        source.answer("two");

        var finished = source.forEach(chunk -> {
            throw new IOException("the disk is full");
        });

        assertThatThrownBy(finished.toCompletableFuture()::join).hasRootCauseMessage("the disk is full");
        assertThat(source.answers).hasSize(1);
        assertThat(source.closed).isTrue();
    }

    @Test
    void failsAsItsSourceDoesAndClosesIt() {
        var source = new Source();
        source.answers.add(CompletableFuture.failedFuture(new IOException("connection reset")));

        var finished = source.forEach(chunk -> {});

        assertThatThrownBy(finished.toCompletableFuture()::join).hasRootCauseMessage("connection reset");
        assertThat(source.closed).isTrue();
    }

    @Test
    void waitsForSlowChunks() {
        var source = new Source();
        var slow = new CompletableFuture<Optional<ByteBuffer>>();
        source.answers.add(slow);
        source.answer("two");
        source.answers.add(CompletableFuture.completedFuture(Optional.empty()));

        var finished = source.forEach(
                        chunk -> read.add(StandardCharsets.UTF_8.decode(chunk).toString()))
                .toCompletableFuture();
        assertThat(finished).isNotDone();
        assertThat(read).isEmpty();
        slow.complete(Optional.of(StandardCharsets.UTF_8.encode("one")));

        assertThat(finished).isCompleted();
        assertThat(read).containsExactly("one", "two");
        assertThat(source.closed).isTrue();
    }

    @Test
    void joinsCharactersThatAreSplitBetweenChunks() {
        var source = new Source();
        for (byte b : TEXT.getBytes(StandardCharsets.UTF_8)) {
            source.answers.add(CompletableFuture.completedFuture(Optional.of(ByteBuffer.wrap(new byte[] {b}))));
        }
        source.answers.add(CompletableFuture.completedFuture(Optional.empty()));

        assertThat(Text.read(source, chunk -> read.add(chunk.toString())).toCompletableFuture())
                .isCompleted();
        assertThat(String.join("", read)).isEqualTo(TEXT);
    }

    @Test
    void replacesAnIncompleteCharacter() {
        var cutOff = new Bytes(new byte[] {'a', (byte) 0xC3});

        assertThat(head(cutOff, 100)).isEqualTo("a\uFFFD");
    }

    @Test
    void returnsOnlyTheHeadOfAText() {
        assertThat(head(Bytes.of("abcdef"), 4)).isEqualTo("abcd");
        assertThat(head(Bytes.of("abcdef"), 100)).isEqualTo("abcdef");
        assertThat(head(Bytes.of("x".repeat(50_000)), 20_000)).isEqualTo("x".repeat(20_000));
    }

    @Test
    void emptyAndClosedBytesHaveNoChunks() {
        var none = Bytes.of("").open().toCompletableFuture().join();
        var closed = Bytes.of("abc").open().toCompletableFuture().join();
        closed.close();

        assertThat(none.next().toCompletableFuture()).isCompletedWithValue(Optional.empty());
        assertThat(closed.next().toCompletableFuture()).isCompletedWithValue(Optional.empty());
    }

    private static String head(Content content, int maxChars) {
        return Text.head(content, maxChars).toCompletableFuture().join();
    }

    /** Chunks that a test completes by hand. */
    private static final class Source implements Chunks {

        private final Deque<CompletableFuture<Optional<ByteBuffer>>> answers = new ArrayDeque<>();
        private boolean closed;

        private void answer(String text) {
            answers.add(CompletableFuture.completedFuture(Optional.of(StandardCharsets.UTF_8.encode(text))));
        }

        @Override
        public CompletionStage<Optional<ByteBuffer>> next() {
            return answers.remove();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
