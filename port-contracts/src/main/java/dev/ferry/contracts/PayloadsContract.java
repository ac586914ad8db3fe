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

/** What every {@link Payloads} keeps. */
public interface PayloadsContract {

    /**
     * The store under test, the same throughout one test.
     *
     * @return a store that is empty when the test begins
     */
    Payloads payloads();

    /**
     * The time by which that store judges how old bytes are.
     *
     * @return its clock, the same throughout one test
     */
    MovableClock time();

    /** What was stored comes back, as often as one likes. */
    @Test
    default void givesBackWhatWasStored() {
        var ref = StageAwait.value(payloads().store(pieces("first,", "second")));

        assertThat(ref.bytes()).isEqualTo(12);
        assertThat(text(ref)).isEqualTo("first,second");
        assertThat(text(ref)).isEqualTo("first,second");
        assertThat(StageAwait.value(payloads().contains(ref))).isTrue();
    }

    /** The name is the hash of the bytes, however they were cut into pieces. */
    @Test
    default void namesBytesByTheirHash() {
        var empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

        assertThat(StageAwait.value(payloads().store(pieces()))).isEqualTo(new ContentRef(empty, 0));
        assertThat(StageAwait.value(payloads().store(pieces("ab", "c"))))
                .isEqualTo(StageAwait.value(payloads().store(pieces("a", "bc"))));
    }

    /** Many pieces that are there at once do not exhaust the stack. */
    @Test
    default void takesVeryManyPieces() {
        var pieces = new String[20_000];
        Arrays.fill(pieces, "0123456789");

        assertThat(StageAwait.value(payloads().store(pieces(pieces))).bytes()).isEqualTo(200_000);
    }

    /** When the source breaks off, the failure is passed on and the source is closed. */
    @Test
    default void passesOnTheFailureOfTheSource() {
        var source = new BrokenSource();

        assertThat(StageAwait.failure(payloads().store(source))).hasMessage("the disk is gone");
        assertThat(source.closed).isTrue();
    }

    /** What is not there cannot be opened. */
    @Test
    default void failsToOpenWhatIsNotThere() {
        assertThat(StageAwait.value(payloads().contains(Samples.PAYLOAD))).isFalse();
        assertThat(StageAwait.failure(payloads().content(Samples.PAYLOAD).open()))
                .isInstanceOf(NoSuchFileException.class);
    }

    /** What is kept is listed in pages, by hash. */
    @Test
    default void listsWhatIsKeptInPages() {
        var kept = Stream.of("a", "b", "c", "d", "e", "f")
                .map(this::store)
                .sorted(Comparator.comparing(ContentRef::sha256))
                .toList();

        var listed = new ArrayList<Stored>();
        var page = StageAwait.value(payloads().stored(null, 4));
        while (!page.isEmpty()) {
            listed.addAll(page);
            page = StageAwait.value(payloads().stored(page.getLast(), 4));
        }

        assertThat(listed).extracting(Stored::ref).containsExactlyElementsOf(kept);
        assertThat(listed).extracting(Stored::at).containsOnly(time().instant());
    }

    /** The list goes on after bytes that went since. */
    @Test
    default void listsOnAfterWhatIsGone() {
        Stream.of("a", "b", "c").forEach(this::store);
        var first = StageAwait.value(payloads().stored(null, 1)).getFirst();

        discard(first.ref(), later());

        assertThat(StageAwait.value(payloads().stored(first, 9))).hasSize(2).doesNotContain(first);
    }

    /** Bytes that are let go are gone, and no others. */
    @Test
    default void discardsOldBytes() {
        var old = store("old");
        var other = store("other");

        assertThat(discard(old, later())).containsExactly(old);

        assertThat(StageAwait.value(payloads().contains(old))).isFalse();
        assertThat(StageAwait.failure(payloads().content(old).open())).isInstanceOf(NoSuchFileException.class);
        assertThat(text(other)).isEqualTo("other");
        assertThat(discard(old, later())).isEmpty();
    }

    /** Whoever has just stored bytes can count on them. */
    @Test
    default void discardsNothingThatIsYoung() {
        var young = store("young");

        assertThat(discard(young, time().instant())).isEmpty();

        assertThat(text(young)).isEqualTo("young");
    }

    /** Storing bytes again makes them young again. */
    @Test
    default void discardsNothingThatWasStoredAgain() {
        var again = store("again");
        time().pass(Duration.ofDays(1));
        store("again");

        assertThat(discard(again, time().instant())).isEmpty();

        assertThat(text(again)).isEqualTo("again");
        assertThat(StageAwait.value(payloads().stored(null, 9))).containsExactly(new Stored(again, time().instant()));
    }

    /** Bytes that were let go can be stored anew. */
    @Test
    default void storesAgainWhatWasDiscarded() {
        var ref = store("once");
        discard(ref, later());

        assertThat(store("once")).isEqualTo(ref);
        assertThat(text(ref)).isEqualTo("once");
    }

    private ContentRef store(String text) {
        return StageAwait.value(payloads().store(pieces(text)));
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

    private static Chunks pieces(String... pieces) {
        return new Chunks() {
            private int next;

            @Override
            public CompletionStage<Optional<ByteBuffer>> next() {
                return CompletableFuture.completedStage(
                        next == pieces.length
                                ? Optional.empty()
                                : Optional.of(ByteBuffer.wrap(pieces[next++].getBytes(StandardCharsets.UTF_8))));
            }

            @Override
            public void close() {
                next = pieces.length;
            }
        };
    }

    /** Gives one piece, then fails. */
    final class BrokenSource implements Chunks {
        private boolean given;
        private boolean closed;

        /** Neither read nor closed. */
        public BrokenSource() {}

        @Override
        public CompletionStage<Optional<ByteBuffer>> next() {
            if (given) {
                return CompletableFuture.failedStage(new IOException("the disk is gone"));
            }
            given = true;
            return StageAwait.value(Bytes.of("some").open()).next();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
