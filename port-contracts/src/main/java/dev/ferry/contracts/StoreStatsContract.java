package dev.ferry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.journal.StoreStats;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.driven.Claims.Scope;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The figures that every {@link dev.ferry.application.port.driven.Journal} gives about itself. */
public interface StoreStatsContract {

    /**
     * The journal under test, the same throughout one test.
     *
     * @return a journal that is empty when the test begins
     */
    JournalUnderTest ports();

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
        StageAwait.value(ports().claims().claim("me", Scope.everything(), 10, Duration.ofHours(1)));
        var entry = ports().find("b");
        ports().commit(UploadChange.releasing(entry.version(), Samples.sent("b"), Duration.ofHours(2)));
        ports().passTime().accept(Duration.ofMinutes(5));

        assertThat(count().longestWait()).isZero();
    }

    /** The last event is the one that a reader of the log comes to last. */
    @Test
    default void knowsTheLastEvent() {
        ports().enter("a");
        ports().cancelled("b");

        assertThat(count().lastEvent())
                .isEqualTo(StageAwait.value(ports().events().after(0, 10))
                        .getLast()
                        .number());
    }

    /** What was forgotten is not counted. */
    @Test
    default void doesNotCountWhatWasForgotten() {
        var entry = ports().cancelled("a");
        StageAwait.value(ports().retention().forget(entry.upload().id(), entry.version()));

        assertThat(count().uploads()).containsEntry(UploadState.CANCELLED, 0L);
    }

    private StoreStats count() {
        return StageAwait.value(ports().journal().stats());
    }
}
