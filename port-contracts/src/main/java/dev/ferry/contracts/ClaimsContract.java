package dev.ferry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.port.driven.Claims.Scope;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link dev.ferry.application.port.driven.Claims} keeps.
 *
 * <p>Long because it is one promise: an adapter that could keep half of it would lose uploads.
 */
public interface ClaimsContract {

    /** A lease long enough for a test not to outlast it unless it wants to. */
    Duration LEASE = Duration.ofSeconds(30);

    /** Longer than a few calls take on a busy machine. */
    Duration A_MOMENT = Duration.ofSeconds(10);

    /**
     * The journal under test, the same throughout one test.
     *
     * @return a journal that is empty when the test begins
     */
    JournalUnderTest ports();

    /** Nobody's due upload can be claimed, at a new version. */
    @Test
    default void claimsWhatIsDueAndRaisesItsVersion() {
        enter("a");

        assertThat(claim("me", 10))
                .singleElement()
                .extracting(JournalEntry::version)
                .isEqualTo(2L);
    }

    /** What one has claimed, another does not get. */
    @Test
    default void givesNothingTwice() {
        enter("a");
        claim("me", 10);

        assertThat(claim("you", 10)).isEmpty();
        assertThat(claim("me", 10)).isEmpty();
    }

    /** However many ask at once, everything is given once. */
    @Test
    default void givesEverythingOnceToManyAtOnce() {
        IntStream.range(0, 40).forEach(i -> enter("upload-" + i));

        var claimed = StageAwait.value(Stages.all(IntStream.range(0, 20)
                .parallel()
                .mapToObj(i -> ports().claims().claim("engine-" + i, Scope.everything(), 5, LEASE))
                .toList()));

        assertThat(claimed.stream()
                        .flatMap(List::stream)
                        .map(entry -> entry.upload().id()))
                .hasSize(40)
                .doesNotHaveDuplicates();
    }

    /** The limit is kept, and the longest due go first. */
    @Test
    default void givesTheLongestDueFirst() {
        for (var id : List.of("first", "second", "third")) {
            enter(id);
            ports().passTime().accept(Duration.ofMillis(5));
        }

        assertThat(ids(claim("me", 2))).containsExactly("first", "second");
        assertThat(ids(claim("me", 2))).containsExactly("third");
    }

    /** What is due later is not given before. */
    @Test
    default void waitsForTheDueTime() {
        enter("a");
        var entry = claim("me", 1).getFirst();
        StageAwait.value(ports().claims().release("me", entry.upload().id(), Duration.ofSeconds(60)));

        assertThat(claim("you", 10)).isEmpty();
        ports().passTime().accept(Duration.ofSeconds(61));
        assertThat(claim("you", 10)).hasSize(1);
    }

    /** What is at rest is never given. */
    @Test
    default void neverGivesWhatIsAtRest() {
        enter("a");
        commit(UploadChange.resting(
                1, TransitionBatch.of(Samples.submitted("a").next().cancel())));
        ports().passTime().accept(Duration.ofDays(1));

        assertThat(claim("me", 10)).isEmpty();
        assertThat(StageAwait.value(ports().claims().nextDue(Scope.everything())))
                .isEmpty();
    }

    /** A lease ends by the journal's clock; the former owner's writes are refused from then on. */
    @Test
    default void fencesOffAnOwnerWhoseLeaseHasEnded() {
        enter("a");
        var mine = claim("me", 1).getFirst();
        ports().passTime().accept(LEASE.plusSeconds(1));

        var yours = claim("you", 1).getFirst();

        assertThat(commit(keepingLease(mine))).isFalse();
        assertThat(commit(keepingLease(yours))).isTrue();
    }

    /** A renewed lease goes on. */
    @Test
    default void renewsLeases() {
        enter("a");
        claim("me", 1);
        ports().passTime().accept(LEASE.dividedBy(2));

        assertThat(renew("me")).containsExactly(new UploadId("a"));

        ports().passTime().accept(LEASE.dividedBy(2).plusSeconds(1));
        assertThat(claim("you", 1)).isEmpty();
    }

    /** Who renews is told what is lost. */
    @Test
    default void doesNotRenewWhatIsLost() {
        enter("a");
        claim("me", 1);
        ports().passTime().accept(LEASE.plusSeconds(1));

        assertThat(renew("me")).isEmpty();
        claim("you", 1);
        assertThat(renew("me")).isEmpty();
        assertThat(renew("you")).hasSize(1);
    }

    /** A stranger cannot give back what is not his. */
    @Test
    default void ignoresReleaseByAStranger() {
        enter("a");
        var entry = claim("me", 1).getFirst();

        StageAwait.value(ports().claims().release("you", entry.upload().id(), Duration.ZERO));

        assertThat(claim("you", 1)).isEmpty();
    }

    /** A step that holds keeps the lease, one that releases ends it. */
    @Test
    default void keepsOrEndsTheLeaseAsTheChangeSays() {
        enter("a");
        var queued = claim("me", 1).getFirst();
        commit(keepingLease(queued));
        assertThat(claim("you", 1)).isEmpty();

        var submitting = Samples.submitted("a").next().intend().next();
        var doubt = submitting.outcomeUnknown(new OutcomeUnknown("reset"));
        commit(UploadChange.releasing(3, TransitionBatch.of(doubt), Duration.ZERO));
        assertThat(claim("you", 1)).hasSize(1);
    }

    /** Somebody who sleeps is told for how long: until something is due, or a lease ends. */
    @Test
    default void tellsHowLongItIsUntilThereIsSomethingToClaim() {
        assertThat(StageAwait.value(ports().claims().nextDue(Scope.everything())))
                .isEmpty();
        enter("a");
        ports().passTime().accept(Duration.ofSeconds(5));
        assertThat(nextDue()).isEqualTo(Duration.ZERO);

        claim("me", 1);
        assertThat(nextDue()).isCloseTo(LEASE, A_MOMENT);

        StageAwait.value(ports().claims().release("me", new UploadId("a"), Duration.ofSeconds(90)));
        assertThat(nextDue()).isCloseTo(Duration.ofSeconds(90), A_MOMENT);
        ports().passTime().accept(Duration.ofSeconds(60));
        assertThat(nextDue()).isCloseTo(Duration.ofSeconds(30), A_MOMENT);
        ports().passTime().accept(Duration.ofSeconds(60));
        assertThat(nextDue()).isEqualTo(Duration.ZERO);
    }

    /** Whoever writes says for how long an upload is to be left alone; when that is over, the journal's clock says. */
    @Test
    default void leavesAloneForAsLongAsTheChangeSays() {
        enter("a");
        var queued = claim("me", 1).getFirst();
        var submitting = ((Queued) queued.upload()).intend();
        commit(UploadChange.keepingLease(queued.version(), TransitionBatch.of(submitting)));
        var doubt = submitting.next().outcomeUnknown(new OutcomeUnknown("reset"));
        var written = StageAwait.value(ports().journal()
                        .commit(UploadChange.releasing(
                                queued.version() + 1, TransitionBatch.of(doubt), Duration.ofSeconds(90))))
                .orElseThrow();

        assertThat(written.due()).isEqualTo(written.updatedAt().plusSeconds(90));
        assertThat(StageAwait.value(ports().journal().find(new UploadId("a")))).contains(written);
        assertThat(claim("you", 1)).isEmpty();
        assertThat(nextDue()).isCloseTo(Duration.ofSeconds(90), A_MOMENT);
        ports().passTime().accept(Duration.ofSeconds(91));
        assertThat(claim("you", 1)).hasSize(1);
    }

    /** Whoever cancels a claimed upload is heard; its owner is not any more. */
    @Test
    default void endsTheClaimOfWhatIsCancelled() {
        enter("a");
        var claimed = claim("me", 1).getFirst();
        var cancelled = TransitionBatch.of(((Queued) claimed.upload()).cancel());
        assertThat(commit(UploadChange.resting(claimed.version(), cancelled))).isTrue();

        assertThat(commit(keepingLease(claimed))).isFalse();
        assertThat(renew("me")).isEmpty();
        assertThat(claim("you", 1)).isEmpty();
    }

    /** An engine that works on some uploads only neither takes nor waits for others. */
    @Test
    default void keepsToTheScope() {
        enter("a");
        enter("b");
        var onlyB = Scope.only(Set.of(new UploadId("b")));
        var nothing = Scope.only(Set.of());

        assertThat(StageAwait.value(ports().claims().claim("me", nothing, 10, LEASE)))
                .isEmpty();
        assertThat(StageAwait.value(ports().claims().nextDue(nothing))).isEmpty();
        assertThat(StageAwait.value(ports().claims().nextDue(onlyB))).isPresent();
        assertThat(ids(StageAwait.value(ports().claims().claim("me", onlyB, 10, LEASE))))
                .containsExactly("b");
        assertThat(ids(claim("you", 10))).containsExactly("a");
    }

    private void enter(String id) {
        StageAwait.value(ports().journal().enter(Samples.submitted(id)));
    }

    private List<JournalEntry> claim(String owner, int limit) {
        return StageAwait.value(ports().claims().claim(owner, Scope.everything(), limit, LEASE));
    }

    private Duration nextDue() {
        return StageAwait.value(ports().claims().nextDue(Scope.everything())).orElseThrow();
    }

    private Set<UploadId> renew(String owner) {
        return StageAwait.value(ports().claims().renew(owner, List.of(new UploadId("a")), LEASE));
    }

    private boolean commit(UploadChange change) {
        return StageAwait.value(ports().journal().commit(change)).isPresent();
    }

    private static UploadChange keepingLease(JournalEntry entry) {
        return UploadChange.keepingLease(entry.version(), TransitionBatch.of(((Queued) entry.upload()).intend()));
    }

    private static List<String> ids(List<JournalEntry> entries) {
        return entries.stream().map(entry -> entry.upload().id().value()).toList();
    }
}
