package dev.ferry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.port.driven.Claims.Scope;
import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.fault.LocalFault.Superseded;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.Submission;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.OpenUpload;
import dev.ferry.domain.upload.Processing;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Submitting;
import dev.ferry.domain.upload.Transition;
import dev.ferry.domain.upload.Upload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The contract of every journal about uploads of the same name: one at a time, in the order of acceptance.
 *
 * <p>Long because it is one promise: a journal that fulfils only a part of it puts older data over newer.
 */
public interface NameOrderContract {

    Duration HOLDS_BACK = Duration.ofMinutes(10);

    /** The journal under test, the same throughout one test and empty at its start. */
    JournalUnderTest ports();

    /** The first of a name can be claimed; the others wait for the one before them. Other names do not wait. */
    @Test
    default void claimsOnlyTheFirstOfAName() {
        var first = enter("first", "roster");
        var second = enter("second", "roster");
        enter("third", "roster");
        enter("other", "another name");

        assertThat(first.waitingFor()).isNull();
        assertThat(second.waitingFor()).isEqualTo(new UploadId("first"));
        assertThat(second.version()).isEqualTo(1);
        assertThat(second.atRest()).isFalse();
        assertThat(waitingFor("third")).isEqualTo("second");
        assertThat(claim("owner")).containsExactly("first", "other");
        assertThat(claim("owner")).isEmpty();
        assertThat(StageAwait.value(ports().claims().nextDue(Scope.everything()))
                        .orElseThrow())
                .isPositive();
    }

    /** Uploads that are entered at the same time get an order too. */
    @Test
    default void concurrentUploadsOfANameGetAnOrder() {
        StageAwait.value(Stages.all(IntStream.range(0, 20)
                .mapToObj(i -> ports().journal().enter(submitted("upload-" + i, "roster")))
                .toList()));

        var claimed = IntStream.range(0, 20)
                .mapToObj(i -> {
                    var only = claim("owner");
                    assertThat(only).hasSize(1);
                    cancel(only.getFirst());
                    return only.getFirst();
                })
                .toList();

        assertThat(claimed).hasSize(20).doesNotHaveDuplicates();
        assertThat(claimed).containsExactlyElementsOf(listed().reversed());
    }

    /** The next one is due in the same transaction in which the one before it comes to rest. */
    @Test
    default void theNextOneIsDueWhenTheOneBeforeItEnds() {
        enter("first", "roster");
        enter("second", "roster");
        enter("third", "roster");

        complete("first");

        assertThat(waitingFor("second")).isNull();
        assertThat(waitingFor("third")).isEqualTo("second");
        assertThat(claim("owner")).containsExactly("second");
    }

    /** If an upload in the middle of the line ends, the next one waits for the one before it. */
    @Test
    default void anUploadThatEndsInTheMiddleLeavesTheLineInOrder() {
        enter("first", "roster");
        enter("second", "roster");
        enter("third", "roster");

        cancel("second");

        assertThat(waitingFor("third")).isEqualTo("first");
        complete("first");
        assertThat(claim("owner")).containsExactly("third");
    }

    /** An upload in doubt holds back the later ones as long as its request may be under way, and then no longer. */
    @Test
    default void anUploadInDoubtHoldsBackTheLaterOnesForATime() {
        enter("first", "roster");
        enter("second", "roster");
        doubt("first");
        enter("third", "roster");

        assertThat(claim("owner")).isEmpty();
        assertThat(waitingFor("second")).isEqualTo("first");
        assertThat(StageAwait.value(ports().claims().nextDue(Scope.everything()))
                        .orElseThrow())
                .isBetween(HOLDS_BACK.minusSeconds(30), HOLDS_BACK);
        StageAwait.value(ports().claims().bringForward(Duration.ofDays(1)));
        assertThat(claim("owner")).isEmpty();

        ports().passTime().accept(HOLDS_BACK.plusSeconds(1));
        assertThat(claim("owner")).containsExactly("second");
        assertThat(waitingFor("second")).isNull();
        assertThat(waitingFor("third")).isEqualTo("second");
    }

    /** A doubt that a person ends says nothing of the request, which may still be under way. */
    @Test
    default void aDoubtThatIsGivenUpHoldsBackUntilItsTime() {
        enter("first", "roster");
        doubt("first");
        var entry = ports().find("first");
        ports().commit(UploadChange.resting(entry.version(), TransitionBatch.of(((InDoubt) entry.upload()).giveUp())));

        assertThat(enter("second", "roster").waitingFor()).isEqualTo(new UploadId("first"));
        assertThat(claim("owner")).isEmpty();
        ports().passTime().accept(HOLDS_BACK.plusSeconds(1));
        assertThat(claim("owner")).containsExactly("second");
    }

    /** A doubt also holds back when the upload was sent again meanwhile: its first request may still be under way. */
    @Test
    default void aDoubtThatIsSettledHoldsBackUntilItsTime() {
        enter("first", "roster");
        enter("second", "roster");
        doubt("first");
        var entry = ports().find("first");
        ports().commit(UploadChange.releasing(
                entry.version(), TransitionBatch.of(((InDoubt) entry.upload()).retry()), Duration.ZERO));
        complete("first");

        assertThat(waitingFor("second")).isEqualTo("first");
        assertThat(claim("owner")).isEmpty();
        ports().passTime().accept(HOLDS_BACK.plusSeconds(1));
        assertThat(claim("owner")).containsExactly("second");
    }

    /** An upload that is queued again keeps its place: it goes before those that were accepted after it. */
    @Test
    default void anUploadThatIsQueuedAgainKeepsItsPlace() {
        enter("first", "roster");
        fail("first");
        enter("second", "roster");

        var again = queueAgain("first", false).orElseThrow();

        assertThat(again.waitingFor()).isNull();
        assertThat(waitingFor("second")).isEqualTo("first");
        assertThat(claim("owner")).containsExactly("first");
    }

    /** An engine that has claimed the next one cannot send it any more. */
    @Test
    default void anUploadThatIsQueuedAgainTakesTheTurnFromTheNextOne() {
        enter("first", "roster");
        fail("first");
        enter("second", "roster");
        assertThat(claim("owner")).containsExactly("second");
        var claimed = ports().find("second");

        queueAgain("first", false);

        assertThat(commit(UploadChange.keepingLease(
                        claimed.version(), TransitionBatch.of(((Queued) claimed.upload()).intend()))))
                .isFalse();
        complete("first");
        assertThat(claim("other")).containsExactly("second");
    }

    /** Older data does not go over newer without a word, and never beside it. */
    @Test
    default void refusesToQueueOlderDataOverNewer() {
        enter("first", "roster");
        fail("first");
        enter("second", "roster");
        send("second");

        assertThat(queueAgain("first", false)).isEmpty();
        assertThat(queueAgain("first", true)).isEmpty();

        complete("second");
        assertThat(queueAgain("first", false)).isEmpty();
        assertThat(queueAgain("first", true)).isPresent();
        assertThat(claim("owner")).containsExactly("first");
    }

    /** Data that the Platform refused is not newer than any other. */
    @Test
    default void aLaterUploadThatWasRefusedIsNoObstacle() {
        enter("first", "roster");
        fail("first");
        enter("second", "roster");
        fail("second");

        assertThat(queueAgain("first", false)).isPresent();
    }

    /** A later upload that has replaced the data ends the earlier doubts of its name. */
    @Test
    default void aLaterUploadThatReplacesTheDataEndsEarlierDoubts() {
        enter("first", "roster");
        doubt("first");
        enter("other", "another name");
        doubt("other");
        ports().passTime().accept(HOLDS_BACK.plusSeconds(1));
        StageAwait.value(ports().journal().enter(Queued.submit(submission("second", "roster"), true, Samples.PAYLOAD)));

        complete("second");

        assertThat(ports().find("first").upload())
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.fault()).isEqualTo(new Superseded("second")));
        assertThat(ports().find("first").atRest()).isTrue();
        assertThat(ports().find("other").upload()).isInstanceOf(InDoubt.class);
        assertThat(StageAwait.value(ports().events().of(new UploadId("first"), 0, 100))
                        .getLast()
                        .event())
                .isInstanceOf(UploadEvent.UploadFailed.class);
    }

    /** Without Overwrite=true, the Platform may have both. */
    @Test
    default void aLaterUploadThatReplacesNothingEndsNoDoubt() {
        enter("first", "roster");
        doubt("first");
        ports().passTime().accept(HOLDS_BACK.plusSeconds(1));
        enter("second", "roster");

        complete("second");

        assertThat(ports().find("first").upload()).isInstanceOf(InDoubt.class);
    }

    /** An engine with a scope also processes what its uploads wait for, because they could not be sent otherwise. */
    @Test
    default void aScopeIncludesWhatItsUploadsWaitFor() {
        enter("first", "roster");
        enter("second", "roster");
        enter("third", "roster");
        enter("other", "another name");

        var scope = Scope.only(Set.of(new UploadId("third")));

        assertThat(StageAwait.value(ports().claims().nextDue(scope))).isPresent();
        assertThat(ids(StageAwait.value(ports().claims().claim("owner", scope, 10, ClaimsContract.LEASE))))
                .containsExactly("first");
    }

    /** The uploads of a name that were accepted after one. */
    @Test
    default void listsTheLaterUploadsOfAName() {
        enter("first", "roster");
        enter("other", "another name");
        enter("second", "roster");
        enter("third", "roster");

        var later = UploadQuery.laterThan(ports().find("first").upload(), null, 10);

        assertThat(ids(StageAwait.value(ports().journal().list(later)).uploads()))
                .containsExactly("third", "second");
    }

    private JournalEntry enter(String id, String name) {
        return StageAwait.value(ports().journal().enter(submitted(id, name))).orElseThrow();
    }

    private static Transition<Queued> submitted(String id, String name) {
        return Queued.submit(submission(id, name), false, Samples.PAYLOAD);
    }

    private static Submission submission(String id, String name) {
        var sample = Samples.submission(id);
        return new Submission(sample.id(), new DatasetName(name), sample.kinds(), sample.source());
    }

    private List<String> claim(String owner) {
        return ids(StageAwait.value(ports().claims().claim(owner, Scope.everything(), 10, ClaimsContract.LEASE)));
    }

    private @Nullable String waitingFor(String id) {
        var holder = ports().find(id).waitingFor();
        return holder == null ? null : holder.value();
    }

    private void cancel(String id) {
        var entry = ports().find(id);
        var cancelled = TransitionBatch.of(((OpenUpload) entry.upload()).cancel());
        ports().commit(UploadChange.resting(entry.version(), cancelled));
    }

    private void fail(String id) {
        var refused = new Refused(400, "no");
        var batch = submitting(id);
        ports().commit(UploadChange.resting(version(id), batch.then(sent -> sent.failed(refused))));
    }

    private void doubt(String id) {
        var batch = submitting(id).then(sent -> sent.outcomeUnknown(new OutcomeUnknown("reset")));
        ports().commit(UploadChange.resting(version(id), batch).holdingBack(HOLDS_BACK));
    }

    private void send(String id) {
        ports().commit(UploadChange.releasing(version(id), processing(id), Duration.ZERO));
    }

    private void complete(String id) {
        var batch = ports().find(id).upload() instanceof Processing accepted
                ? TransitionBatch.from(accepted)
                : processing(id);
        ports().commit(UploadChange.resting(
                version(id), batch.then(Processing::succeeded).then(collecting -> collecting.complete())));
    }

    private TransitionBatch<Submitting> submitting(String id) {
        return TransitionBatch.of(((Queued) ports().find(id).upload()).intend());
    }

    private TransitionBatch<Processing> processing(String id) {
        return submitting(id).then(sent -> sent.accepted(Samples.TOKEN, Instant.EPOCH));
    }

    private Optional<JournalEntry> queueAgain(String id, boolean overNewer) {
        var entry = ports().find(id);
        var again = TransitionBatch.of(((Failed) entry.upload()).retry(false));
        return StageAwait.value(ports().journal()
                .commit(UploadChange.releasing(entry.version(), again, Duration.ZERO)
                        .withNewer(overNewer)));
    }

    private boolean commit(UploadChange change) {
        return StageAwait.value(ports().journal().commit(change)).isPresent();
    }

    private long version(String id) {
        return ports().find(id).version();
    }

    private List<String> listed() {
        return ids(StageAwait.value(ports().journal().list(UploadQuery.newest(100)))
                .uploads());
    }

    private static List<String> ids(List<JournalEntry> entries) {
        return entries.stream()
                .map(JournalEntry::upload)
                .map(Upload::id)
                .map(UploadId::value)
                .toList();
    }
}
