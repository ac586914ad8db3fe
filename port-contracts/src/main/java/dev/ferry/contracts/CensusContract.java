package dev.ferry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.journal.Change;
import dev.ferry.application.journal.Headcount;
import dev.ferry.application.journal.Scope;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.driven.Census;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link Census} keeps. */
public interface CensusContract {

    /**
     * The journal under test, the same throughout one test.
     *
     * @return a journal that is empty when the test begins
     */
    JournalPorts ports();

    /**
     * The census of the same journal.
     *
     * @return the port
     */
    Census census();

    /** In an empty journal there is nothing, and it says so of every state. */
    @Test
    default void countsNothingInAnEmptyJournal() {
        var count = count();

        assertThat(count.uploads().keySet()).containsExactlyInAnyOrder(UploadState.values());
        assertThat(count.uploads().values()).containsOnly(0L);
        assertThat(count.longestWait()).isZero();
        assertThat(count.lastEvent()).isZero();
    }

    /** Every upload is counted once, in its present state. */
    @Test
    default void countsUploadsByTheirState() {
        Stream.of("a", "b", "c").forEach(ports()::enter);
        ports().cancelled("d");
        ports().failed("e");

        assertThat(count().uploads())
                .containsEntry(UploadState.QUEUED, 3L)
                .containsEntry(UploadState.CANCELLED, 1L)
                .containsEntry(UploadState.FAILED, 1L)
                .containsEntry(UploadState.COMPLETED, 0L);
    }

    /** What is due and nobody's waits, the longer the longer. */
    @Test
    default void tellsForHowLongTheLongestDueHasWaited() {
        ports().enter("a");
        ports().passTime().accept(Duration.ofMinutes(2));
        ports().enter("b");
        ports().passTime().accept(Duration.ofMinutes(1));

        assertThat(count().longestWait()).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4));
    }

    /** What somebody works on does not wait, nor does what is at rest or due later. */
    @Test
    default void countsNoWaitForWhatIsClaimedAtRestOrDueLater() {
        ports().enter("a");
        ports().enter("b");
        ports().cancelled("c");
        Waiting.value(ports().claims().claim("me", Scope.everything(), 10, Duration.ofHours(1)));
        var entry = ports().find("b");
        ports().commit(Change.releasing(entry.version(), Samples.sent("b"), Duration.ofHours(2)));
        ports().passTime().accept(Duration.ofMinutes(5));

        assertThat(count().longestWait()).isZero();
    }

    /** The last event is the one that a reader of the log comes to last. */
    @Test
    default void knowsTheLastEvent() {
        ports().enter("a");
        ports().cancelled("b");

        assertThat(count().lastEvent())
                .isEqualTo(
                        Waiting.value(ports().events().after(0, 10)).getLast().number());
    }

    /** What was forgotten is not counted. */
    @Test
    default void doesNotCountWhatWasForgotten() {
        var entry = ports().cancelled("a");
        Waiting.value(ports().retention().forget(entry.upload().id(), entry.version()));

        assertThat(count().uploads()).containsEntry(UploadState.CANCELLED, 0L);
    }

    private Headcount count() {
        return Waiting.value(census().count());
    }
}
