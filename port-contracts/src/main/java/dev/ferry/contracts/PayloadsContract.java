package dev.ferry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Text;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.domain.submission.ContentRef;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What every {@link Payloads} keeps. */
public interface PayloadsContract {

    /**
     * The store under test, the same throughout one test.
     *
     * @return a store that is empty when the test begins
     */
    Payloads payloads();

    /** What was stored comes back, as often as one likes. */
    @Test
    default void givesBackWhatWasStored() {
        var ref = Waiting.value(payloads().store(pieces("first,", "second")));

        assertThat(ref.bytes()).isEqualTo(12);
        assertThat(text(ref)).isEqualTo("first,second");
        assertThat(text(ref)).isEqualTo("first,second");
        assertThat(Waiting.value(payloads().holds(ref))).isTrue();
    }

    /** The name is the hash of the bytes, however they were cut into pieces. */
    @Test
    default void namesBytesByTheirHash() {
        var empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

        assertThat(Waiting.value(payloads().store(pieces()))).isEqualTo(new ContentRef(empty, 0));
        assertThat(Waiting.value(payloads().store(pieces("ab", "c"))))
                .isEqualTo(Waiting.value(payloads().store(pieces("a", "bc"))));
    }

    /** Many pieces that are there at once do not exhaust the stack. */
    @Test
    default void takesVeryManyPieces() {
        var pieces = new String[20_000];
        Arrays.fill(pieces, "0123456789");

        assertThat(Waiting.value(payloads().store(pieces(pieces))).bytes()).isEqualTo(200_000);
    }

    /** When the source breaks off, the failure is passed on and the source is closed. */
    @Test
    default void passesOnTheFailureOfTheSource() {
        var source = new BrokenSource();

        assertThat(Waiting.failure(payloads().store(source))).hasMessage("the disk is gone");
        assertThat(source.closed).isTrue();
    }

    /** What is not there cannot be opened. */
    @Test
    default void failsToOpenWhatIsNotThere() {
        assertThat(Waiting.value(payloads().holds(Samples.PAYLOAD))).isFalse();
        assertThat(Waiting.failure(payloads().content(Samples.PAYLOAD).open())).isInstanceOf(NoSuchFileException.class);
    }

    private String text(ContentRef ref) {
        return Waiting.value(Text.head(payloads().content(ref), Integer.MAX_VALUE));
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

        @Override
        public CompletionStage<Optional<ByteBuffer>> next() {
            if (given) {
                return CompletableFuture.failedStage(new IOException("the disk is gone"));
            }
            given = true;
            return Waiting.value(Bytes.of("some").open()).next();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
