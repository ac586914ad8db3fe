package dev.ferry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Text;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.port.driven.Payloads.Stored;
import dev.ferry.contracts.fake.MovableClock;
import dev.ferry.domain.submission.ContentRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of every {@link Payloads}. */
public interface PayloadsContract {

    /** The store under test, the same throughout one test and empty at its start. */
    Payloads payloads();

    /** The clock by which the store measures the age of payloads. */
    MovableClock time();

    /** Stored bytes can be read any number of times. */
    @Test
    default void returnsStoredBytes() {
        var ref = StageAwait.value(payloads().store(chunks("first,", "second")));

        assertThat(ref.bytes()).isEqualTo(12);
        assertThat(text(ref)).isEqualTo("first,second");
        assertThat(text(ref)).isEqualTo("first,second");
        assertThat(StageAwait.value(payloads().contains(ref))).isTrue();
    }

    /** The reference is the hash of the bytes, independent of the chunks. */
    @Test
    default void namesBytesByTheirHash() {
        var empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

        assertThat(StageAwait.value(payloads().store(chunks()))).isEqualTo(new ContentRef(empty, 0));
        assertThat(StageAwait.value(payloads().store(chunks("ab", "c"))))
                .isEqualTo(StageAwait.value(payloads().store(chunks("a", "bc"))));
    }

    /** Many chunks that are available at once do not exhaust the stack. */
    @Test
    default void storesVeryManyChunks() {
        var chunks = new String[20_000];
        Arrays.fill(chunks, "0123456789");

        assertThat(StageAwait.value(payloads().store(chunks(chunks))).bytes()).isEqualTo(200_000);
    }

    /** If the source fails, the stage fails in the same way and the source is closed. */
    @Test
    default void failsAsItsSourceDoesAndClosesIt() {
        var source = new BrokenSource();

        assertThat(StageAwait.failure(payloads().store(source))).hasMessage("the disk is missing");
        assertThat(source.closed).isTrue();
    }

    /** A payload that is not stored cannot be opened. */
    @Test
    default void failsToOpenAMissingPayload() {
        assertThat(StageAwait.value(payloads().contains(Samples.PAYLOAD))).isFalse();
        assertThat(StageAwait.failure(payloads().content(Samples.PAYLOAD).open()))
                .isInstanceOf(NoSuchFileException.class);
    }

    /** Payloads are listed in pages, in the order of their hashes. */
    @Test
    default void listsPayloadsInPages() {
        var stored = Stream.of("a", "b", "c", "d", "e", "f")
                .map(this::store)
                .sorted(Comparator.comparing(ContentRef::sha256))
                .toList();

        var listed = new ArrayList<Stored>();
        var page = StageAwait.value(payloads().stored(null, 4));
        while (!page.isEmpty()) {
            listed.addAll(page);
            page = StageAwait.value(payloads().stored(page.getLast(), 4));
        }

        assertThat(listed).extracting(Stored::ref).containsExactlyElementsOf(stored);
        assertThat(listed).extracting(Stored::at).containsOnly(time().instant());
    }

    /** The list continues after a payload that was deleted meanwhile. */
    @Test
    default void listsOnAfterADeletedPayload() {
        Stream.of("a", "b", "c").forEach(this::store);
        var first = StageAwait.value(payloads().stored(null, 1)).getFirst();

        discard(first.ref(), later());

        assertThat(StageAwait.value(payloads().stored(first, 9))).hasSize(2).doesNotContain(first);
    }

    /** The named old payloads are deleted, and no others. */
    @Test
    default void deletesOldPayloads() {
        var old = store("old");
        var other = store("other");

        assertThat(discard(old, later())).containsExactly(old);

        assertThat(StageAwait.value(payloads().contains(old))).isFalse();
        assertThat(StageAwait.failure(payloads().content(old).open())).isInstanceOf(NoSuchFileException.class);
        assertThat(text(other)).isEqualTo("other");
        assertThat(discard(old, later())).isEmpty();
    }

    /** A payload that was just stored is stored. */
    @Test
    default void keepsRecentPayloads() {
        var recent = store("recent");

        assertThat(discard(recent, time().instant())).isEmpty();

        assertThat(text(recent)).isEqualTo("recent");
    }

    /** Storing a payload again renews its age. */
    @Test
    default void keepsPayloadsThatWereStoredAgain() {
        var again = store("again");
        time().pass(Duration.ofDays(1));
        store("again");

        assertThat(discard(again, time().instant())).isEmpty();

        assertThat(text(again)).isEqualTo("again");
        assertThat(StageAwait.value(payloads().stored(null, 9))).containsExactly(new Stored(again, time().instant()));
    }

    /** A deleted payload can be stored again. */
    @Test
    default void storesADeletedPayloadAgain() {
        var ref = store("once");
        discard(ref, later());

        assertThat(store("once")).isEqualTo(ref);
        assertThat(text(ref)).isEqualTo("once");
    }

    private ContentRef store(String text) {
        return StageAwait.value(payloads().store(chunks(text)));
    }

    private Set<ContentRef> discard(ContentRef ref, Instant storedBefore) {
        return StageAwait.value(payloads().discard(List.of(ref), storedBefore));
    }

    private Instant later() {
        return time().instant().plusSeconds(61);
    }

    private String text(ContentRef ref) {
        return StageAwait.value(Text.head(payloads().content(ref), Integer.MAX_VALUE));
    }

    private static Chunks chunks(String... chunks) {
        return new Chunks() {
            private int next;

            @Override
            public CompletionStage<Optional<ByteBuffer>> next() {
                return CompletableFuture.completedStage(
                        next == chunks.length
                                ? Optional.empty()
                                : Optional.of(ByteBuffer.wrap(chunks[next++].getBytes(StandardCharsets.UTF_8))));
            }

            @Override
            public void close() {
                next = chunks.length;
            }
        };
    }

    /** A source that fails after one chunk. */
    final class BrokenSource implements Chunks {
        private boolean read;
        private boolean closed;

        public BrokenSource() {}

        @Override
        public CompletionStage<Optional<ByteBuffer>> next() {
            if (read) {
                return CompletableFuture.failedStage(new IOException("the disk is missing"));
            }
            read = true;
            return StageAwait.value(Bytes.of("some").open()).next();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
