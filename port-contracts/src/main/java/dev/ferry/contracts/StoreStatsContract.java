package dev.ferry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.journal.StoreStats;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.driven.Claims.Scope;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The contract of the statistics of every {@link dev.ferry.application.port.driven.Journal}. */
public interface StoreStatsContract {

    /** The journal under test, the same throughout one test and empty at its start. */
    JournalUnderTest ports();

    /** An empty journal reports zero for every state. */
    @Test
    default void anEmptyJournalHasZeroForEveryState() {
        var stats = stats();

        assertThat(stats.uploads().keySet()).containsExactlyInAnyOrder(UploadState.values());
        assertThat(stats.uploads().values()).containsOnly(0L);
        assertThat(stats.longestWait()).isZero();
        assertThat(stats.lastEvent()).isZero();
    }

    /** Every upload is counted once, in its present state. */
    @Test
    default void countsUploadsByState() {
        Stream.of("a", "b", "c").forEach(ports()::enter);
        ports().cancelled("d");
        ports().failed("e");

        assertThat(stats().uploads())
                .containsEntry(UploadState.QUEUED, 3L)
                .containsEntry(UploadState.CANCELLED, 1L)
                .containsEntry(UploadState.FAILED, 1L)
                .containsEntry(UploadState.COMPLETED, 0L);
    }

    /** An upload that is due and not claimed waits. */
    @Test
    default void measuresTheLongestWaitOfADueUpload() {
        ports().enter("a");
        ports().passTime().accept(Duration.ofMinutes(2));
        ports().enter("b");
        ports().passTime().accept(Duration.ofMinutes(1));

        assertThat(stats().longestWait()).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4));
    }

    /** An upload that is claimed, at rest or due later does not wait. */
    @Test
    default void uploadsThatAreClaimedAtRestOrDueLaterDoNotWait() {
        ports().enter("a");
        ports().enter("b");
        ports().cancelled("c");
        StageAwait.value(ports().claims().claim("owner", Scope.everything(), 10, Duration.ofHours(1)));
        var entry = ports().find("b");
        ports().commit(UploadChange.releasing(entry.version(), Samples.sent("b"), Duration.ofHours(2)));
        ports().passTime().accept(Duration.ofMinutes(5));

        assertThat(stats().longestWait()).isZero();
    }

    /** The last event has the highest number in the event log. */
    @Test
    default void knowsTheLastEvent() {
        ports().enter("a");
        ports().cancelled("b");

        assertThat(stats().lastEvent())
                .isEqualTo(StageAwait.value(ports().events().after(0, 10))
                        .getLast()
                        .number());
    }

    /** A deleted upload is not counted. */
    @Test
    default void doesNotCountDeletedUploads() {
        var entry = ports().cancelled("a");
        StageAwait.value(ports().retention().delete(entry.upload().id(), entry.version()));

        assertThat(stats().uploads()).containsEntry(UploadState.CANCELLED, 0L);
    }

    private StoreStats stats() {
        return StageAwait.value(ports().journal().stats());
    }
}
