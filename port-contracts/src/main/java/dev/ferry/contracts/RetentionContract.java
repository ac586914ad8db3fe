package dev.ferry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.driven.Claims.Scope;
import dev.ferry.application.port.driven.Retention.RetentionQuery;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.Original;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.table.TableFormat;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The contract of every {@link dev.ferry.application.port.driven.Retention}.
 *
 * <p>Long because it is one promise: an adapter that fulfils only a part of it deletes what an upload needs.
 */
public interface RetentionContract {

    /** The states in which an upload can be deleted. */
    Set<UploadState> FINAL =
            Set.of(UploadState.COMPLETED, UploadState.REJECTED, UploadState.FAILED, UploadState.CANCELLED);

    /** Later than any change in these tests. */
    Instant LONG_AFTER = Instant.parse("2100-01-01T00:00:00Z");

    /** The payload of results or corrected data. */
    ContentRef OTHER = new ContentRef("cd".repeat(32), 7);

    /** A payload that no upload has. */
    ContentRef UNKNOWN = new ContentRef("ef".repeat(32), 7);

    /** The journal under test, the same throughout one test and empty at its start. */
    JournalUnderTest ports();

    /** The uploads that have not changed for the longest time come first, one page at a time. */
    @Test
    default void listsEndedUploadsInPagesOldestFirst() {
        List.of("c", "a", "b").forEach(id -> {
            ports().cancelled(id);
            ports().passTime().accept(Duration.ofMillis(5));
        });

        var first = ended(null, 2);
        var second = ended(first.getLast(), 2);

        assertThat(first).extracting(RetentionContract::id).containsExactly("c", "a");
        assertThat(second).extracting(RetentionContract::id).containsExactly("b");
        assertThat(ended(second.getLast(), 2)).isEmpty();
    }

    /** The list continues after a deleted upload, also among uploads that ended at the same time. */
    @Test
    default void listsOnAfterADeletedUpload() {
        List.of("a", "b", "c").forEach(ports()::cancelled);
        var first = ended(null, 2).getFirst();
        delete(first);

        assertThat(ended(first, 9)).extracting(RetentionContract::id).containsExactly("b", "c");
    }

    /** Only uploads of the requested states and age are listed. */
    @Test
    default void listsOnlyTheRequestedStatesAndAge() {
        var old = ports().cancelled("old");
        ports().passTime().accept(Duration.ofHours(1));
        ports().cancelled("recent");
        ports().failed("failed");

        var justBefore = new RetentionQuery(FINAL, old.updatedAt());
        var justAfter = new RetentionQuery(FINAL, old.updatedAt().plusMillis(1));
        var otherState = new RetentionQuery(Set.of(UploadState.FAILED), LONG_AFTER);

        assertThat(ended(justBefore)).isEmpty();
        assertThat(ended(justAfter)).containsExactly("old");
        assertThat(ended(otherState)).containsExactly("failed");
        assertThat(ended(RetentionQuery.none())).isEmpty();
    }

    /** An upload that is not final, or is due, is neither listed nor deleted at any age. */
    @Test
    default void neverListsOrDeletesUploadsThatAreNotFinal() {
        ports().enter("queued");
        ports().enter("leased");
        StageAwait.value(
                ports().claims().claim("owner", Scope.only(Set.of(new UploadId("leased"))), 1, Duration.ofDays(9)));
        ports().enter("in-doubt");
        ports().commit(UploadChange.resting(
                1, Samples.sent("in-doubt").then(now -> now.outcomeUnknown(new OutcomeUnknown("reset")))));
        ports().enter("processing");
        ports().commit(UploadChange.resting(
                1, Samples.sent("processing").then(now -> now.accepted(Samples.TOKEN, Instant.EPOCH))));
        ports().enter("final-but-due");
        ports().commit(UploadChange.releasing(
                1, TransitionBatch.of(Samples.submitted("final-but-due").next().cancel()), Duration.ZERO));
        ports().passTime().accept(Duration.ofDays(1000));

        assertThat(ended(null, 99)).isEmpty();
        for (var id : List.of("queued", "leased", "in-doubt", "processing", "final-but-due")) {
            assertThat(delete(ports().find(id))).isFalse();
            assertThat(ports().find(id)).isNotNull();
        }
        assertThat(events(0)).hasSize(10);
    }

    /** An upload that was retried meanwhile is not deleted. */
    @Test
    default void doesNotDeleteAtAStaleVersion() {
        var seen = ports().failed("a");
        var retried = TransitionBatch.of(((Failed) seen.upload()).retry(false));
        ports().commit(UploadChange.resting(seen.version(), retried.then(Queued::cancel)));

        assertThat(delete(seen)).isFalse();

        assertThat(events(0)).hasSize(5);
        assertThat(delete(ports().find("a"))).isTrue();
        assertThat(delete(seen)).isFalse();
    }

    /** The upload's events are deleted with it. The numbers of other events stay, and no number is used again. */
    @Test
    default void deletesAnUploadWithItsEvents() {
        ports().cancelled("a");
        ports().cancelled("b");
        var last = ports().cancelled("c");

        assertThat(delete(ports().find("a"))).isTrue();
        assertThat(delete(last)).isTrue();

        assertThat(StageAwait.value(ports().journal().find(new UploadId("a")))).isEmpty();
        assertThat(StageAwait.value(ports().events().of(new UploadId("a"), 0, 9)))
                .isEmpty();
        assertThat(events(0)).containsExactly(3L, 4L);
        ports().cancelled("d");
        assertThat(events(4)).containsExactly(7L, 8L);
        assertThat(StageAwait.value(ports().events().of(new UploadId("d"), 7, 9)))
                .extracting(RecordedEvent::number)
                .containsExactly(8L);
    }

    /** The id of a deleted upload can be used again. */
    @Test
    default void entersADeletedIdAgain() {
        delete(ports().cancelled("a"));

        assertThat(ports().enter("a").version()).isEqualTo(1);
        assertThat(events(0)).containsExactly(3L);
    }

    /** A payload is needed as long as any upload has it, open or final. */
    @Test
    default void aPayloadIsNeededUntilItsLastUploadIsDeleted() {
        var first = ports().cancelled("first");
        var second = ports().cancelled("second");
        assertThat(unneeded(RetentionQuery.none())).containsExactly(UNKNOWN, OTHER);

        delete(first);
        assertThat(unneeded(RetentionQuery.none())).containsExactly(UNKNOWN, OTHER);

        delete(second);
        assertThat(unneeded(RetentionQuery.none())).containsExactly(UNKNOWN, OTHER, Samples.PAYLOAD);
    }

    /** Data and results of earlier attempts are needed too. */
    @Test
    default void payloadsOfEarlierAttemptsAreNeeded() {
        ports().enter("a");
        ports().commit(UploadChange.resting(
                1,
                Samples.sent("a")
                        .then(now -> now.accepted(Samples.TOKEN, Instant.EPOCH))
                        .then(now -> now.rejected(new ProcessingStatus("Failed"), OTHER))));
        assertThat(unneeded(RetentionQuery.none())).containsExactly(UNKNOWN);

        ports().commit(UploadChange.resting(
                2, TransitionBatch.of(((Rejected) ports().find("a").upload()).resubmit(UNKNOWN, null))));
        assertThat(unneeded(RetentionQuery.none())).isEmpty();

        ports().commit(UploadChange.resting(
                3, TransitionBatch.of(((Queued) ports().find("a").upload()).cancel())));
        assertThat(unneeded(RetentionQuery.none())).isEmpty();
        delete(ports().find("a"));
        assertThat(unneeded(RetentionQuery.none())).containsExactly(UNKNOWN, OTHER, Samples.PAYLOAD);
    }

    /** Data that was converted is needed as it was given too. */
    @Test
    default void theOriginalIsNeededToo() {
        var original = new Original(OTHER, new TableFormat("UTF-16LE", ';', null));
        StageAwait.value(
                ports().journal().enter(Queued.submit(Samples.submission("a"), false, Samples.PAYLOAD, original)));

        assertThat(ports().find("a").upload().attempt().original()).isEqualTo(original);
        assertThat(unneeded(RetentionQuery.none())).containsExactly(UNKNOWN);

        ports().commit(UploadChange.resting(
                1, TransitionBatch.of(((Queued) ports().find("a").upload()).cancel())));
        delete(ports().find("a"));
        assertThat(unneeded(RetentionQuery.none())).containsExactly(UNKNOWN, OTHER, Samples.PAYLOAD);
    }

    /** An upload that was not entered needs no payload. */
    @Test
    default void aRefusedUploadNeedsNoPayload() {
        ports().enter("a");
        StageAwait.value(ports().journal().enter(Queued.submit(Samples.submission("a"), false, OTHER)));

        assertThat(unneeded(RetentionQuery.none())).containsExactly(UNKNOWN, OTHER);
    }

    /** A query can find the payloads that a deletion would free, without a deletion. */
    @Test
    default void findsThePayloadsThatADeletionWouldFree() {
        ports().cancelled("a");
        var cancelled = new RetentionQuery(Set.of(UploadState.CANCELLED), LONG_AFTER);
        assertThat(unneeded(cancelled)).containsExactly(UNKNOWN, OTHER, Samples.PAYLOAD);
        assertThat(unneeded(new RetentionQuery(Set.of(UploadState.FAILED), LONG_AFTER)))
                .containsExactly(UNKNOWN, OTHER);

        ports().enter("under-way");
        assertThat(unneeded(cancelled)).containsExactly(UNKNOWN, OTHER);
        assertThat(events(0)).hasSize(3);
    }

    private boolean delete(JournalEntry entry) {
        return StageAwait.value(ports().retention().delete(entry.upload().id(), entry.version()));
    }

    private List<JournalEntry> ended(@Nullable JournalEntry after, int limit) {
        return StageAwait.value(ports().retention().ended(new RetentionQuery(FINAL, LONG_AFTER), after, limit));
    }

    private List<String> ended(RetentionQuery which) {
        return StageAwait.value(ports().retention().ended(which, null, 9)).stream()
                .map(RetentionContract::id)
                .toList();
    }

    private List<ContentRef> unneeded(RetentionQuery forgotten) {
        var candidates = List.of(UNKNOWN, OTHER, Samples.PAYLOAD);
        var unneeded = StageAwait.value(ports().retention().unneeded(candidates, forgotten));
        return candidates.stream().filter(unneeded::contains).toList();
    }

    private List<Long> events(long number) {
        return StageAwait.value(ports().events().after(number, 99)).stream()
                .map(RecordedEvent::number)
                .toList();
    }

    private static String id(JournalEntry entry) {
        return entry.upload().id().value();
    }
}
