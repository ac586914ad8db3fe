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
 * The contract of every {@link dev.ferry.application.port.driven.Claims}.
 *
 * <p>Long because it is one promise: an adapter that fulfils only a part of it loses uploads.
 */
public interface ClaimsContract {

    /** A lease that lasts longer than a test, unless the test moves the clock. */
    Duration LEASE = Duration.ofSeconds(30);

    /** No due time is further ahead. */
    Duration LONGEST_WAIT = Duration.ofHours(1);

    /** Longer than a few calls take on a busy machine. */
    Duration A_MOMENT = Duration.ofSeconds(25);

    /** The journal under test, the same throughout one test and empty at its start. */
    JournalUnderTest ports();

    /** A due upload can be claimed, and gets a new version. */
    @Test
    default void claimsADueUploadAndRaisesItsVersion() {
        enter("a");

        assertThat(claim("owner", 10))
                .singleElement()
                .extracting(JournalEntry::version)
                .isEqualTo(2L);
    }

    /** A claimed upload cannot be claimed again. */
    @Test
    default void refusesAClaimedUploadToOthers() {
        enter("a");
        claim("owner", 10);

        assertThat(claim("other", 10)).isEmpty();
        assertThat(claim("owner", 10)).isEmpty();
    }

    /** Of many concurrent claims, only one gets an upload. */
    @Test
    default void concurrentClaimsGetEachUploadOnce() {
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

    /** A claim keeps to its limit, and gets the longest due uploads first. */
    @Test
    default void claimsTheLongestDueFirst() {
        for (var id : List.of("first", "second", "third")) {
            enter(id);
            ports().passTime().accept(Duration.ofMillis(5));
        }

        assertThat(ids(claim("owner", 2))).containsExactly("first", "second");
        assertThat(ids(claim("owner", 2))).containsExactly("third");
    }

    /** An upload cannot be claimed before it is due. */
    @Test
    default void doesNotClaimBeforeTheDueTime() {
        enter("a");
        var entry = claim("owner", 1).getFirst();
        StageAwait.value(ports().claims().release("owner", entry.upload().id(), Duration.ofSeconds(60)));

        assertThat(claim("other", 10)).isEmpty();
        ports().passTime().accept(Duration.ofSeconds(61));
        assertThat(claim("other", 10)).hasSize(1);
    }

    /** An upload at rest cannot be claimed. */
    @Test
    default void neverClaimsUploadsAtRest() {
        enter("a");
        commit(UploadChange.resting(
                1, TransitionBatch.of(Samples.submitted("a").next().cancel())));
        ports().passTime().accept(Duration.ofDays(1));

        assertThat(claim("owner", 10)).isEmpty();
        assertThat(StageAwait.value(ports().claims().nextDue(Scope.everything())))
                .isEmpty();
    }

    /** A lease expires by the journal's clock. After another claim, the former owner's writes are refused. */
    @Test
    default void refusesWritesOfAnOwnerWhoseLeaseHasExpired() {
        enter("a");
        var first = claim("owner", 1).getFirst();
        ports().passTime().accept(LEASE.plusSeconds(1));

        var second = claim("other", 1).getFirst();

        assertThat(commit(keepingLease(first))).isFalse();
        assertThat(commit(keepingLease(second))).isTrue();
    }

    /** A renewed lease lasts longer. */
    @Test
    default void renewsLeases() {
        enter("a");
        claim("owner", 1);
        ports().passTime().accept(LEASE.dividedBy(2));

        assertThat(renew("owner")).containsExactly(new UploadId("a"));

        ports().passTime().accept(LEASE.dividedBy(2).plusSeconds(1));
        assertThat(claim("other", 1)).isEmpty();
    }

    /** An owner keeps an upload until another owner claims it, even if its lease has run out. */
    @Test
    default void keepsAnUploadWhoseLeaseHasRunOutForItsOwner() {
        enter("a");
        var claimed = claim("owner", 1).getFirst();
        ports().passTime().accept(LEASE.plusSeconds(1));

        assertThat(renew("owner")).containsExactly(new UploadId("a"));
        assertThat(claim("other", 1)).isEmpty();
        ports().passTime().accept(LEASE.plusSeconds(1));
        assertThat(claim("owner", 1)).containsExactly(claimed);
        assertThat(claim("other", 1)).isEmpty();
        ports().passTime().accept(LEASE.plusSeconds(1));
        release("a", LEASE);
        assertThat(claim("other", 1)).isEmpty();
        ports().passTime().accept(LEASE.plusSeconds(1));
        assertThat(claim("other", 1))
                .singleElement()
                .extracting(JournalEntry::version)
                .isEqualTo(3L);
    }

    /** A renewal returns only the leases that the owner still has. */
    @Test
    default void doesNotRenewLostLeases() {
        enter("a");
        claim("owner", 1);
        ports().passTime().accept(LEASE.plusSeconds(1));

        claim("other", 1);
        assertThat(renew("owner")).isEmpty();
        assertThat(renew("other")).hasSize(1);
    }

    /** An owner cannot release another owner's upload. */
    @Test
    default void ignoresAReleaseByAnotherOwner() {
        enter("a");
        var entry = claim("owner", 1).getFirst();

        StageAwait.value(ports().claims().release("other", entry.upload().id(), Duration.ZERO));

        assertThat(claim("other", 1)).isEmpty();
    }

    /** A change keeps or ends the lease, as it says. */
    @Test
    default void keepsOrEndsTheLeaseAsTheChangeSays() {
        enter("a");
        var queued = claim("owner", 1).getFirst();
        commit(keepingLease(queued));
        assertThat(claim("other", 1)).isEmpty();

        var submitting = Samples.submitted("a").next().intend().next();
        var inDoubt = submitting.outcomeUnknown(new OutcomeUnknown("reset"));
        commit(UploadChange.releasing(3, TransitionBatch.of(inDoubt), Duration.ZERO));
        assertThat(claim("other", 1)).hasSize(1);
    }

    /** The next claim is possible when an upload is due or a lease expires. */
    @Test
    default void returnsTheTimeUntilTheNextClaim() {
        assertThat(StageAwait.value(ports().claims().nextDue(Scope.everything())))
                .isEmpty();
        enter("a");
        ports().passTime().accept(Duration.ofSeconds(5));
        assertThat(nextDue()).isEqualTo(Duration.ZERO);

        claim("owner", 1);
        assertThat(nextDue()).isCloseTo(LEASE, A_MOMENT);

        StageAwait.value(ports().claims().release("owner", new UploadId("a"), Duration.ofSeconds(90)));
        assertThat(nextDue()).isCloseTo(Duration.ofSeconds(90), A_MOMENT);
        ports().passTime().accept(Duration.ofSeconds(60));
        assertThat(nextDue()).isCloseTo(Duration.ofSeconds(30), A_MOMENT);
        ports().passTime().accept(Duration.ofSeconds(60));
        assertThat(nextDue()).isEqualTo(Duration.ZERO);
    }

    /** A released upload is due after the delay of its change, by the journal's clock. */
    @Test
    default void aReleasedUploadIsDueAfterItsDelay() {
        enter("a");
        var queued = claim("owner", 1).getFirst();
        var submitting = ((Queued) queued.upload()).intend();
        commit(UploadChange.keepingLease(queued.version(), TransitionBatch.of(submitting)));
        var inDoubt = submitting.next().outcomeUnknown(new OutcomeUnknown("reset"));
        var written = StageAwait.value(ports().journal()
                        .commit(UploadChange.releasing(
                                queued.version() + 1, TransitionBatch.of(inDoubt), Duration.ofSeconds(90))))
                .orElseThrow();

        assertThat(written.due()).isEqualTo(written.updatedAt().plusSeconds(90));
        assertThat(StageAwait.value(ports().journal().find(new UploadId("a")))).contains(written);
        assertThat(claim("other", 1)).isEmpty();
        assertThat(nextDue()).isCloseTo(Duration.ofSeconds(90), A_MOMENT);
        ports().passTime().accept(Duration.ofSeconds(91));
        assertThat(claim("other", 1)).hasSize(1);
    }

    /** A claimed upload can be cancelled; the writes of its owner are refused from then on. */
    @Test
    default void aCancelEndsTheClaim() {
        enter("a");
        var claimed = claim("owner", 1).getFirst();
        var cancelled = TransitionBatch.of(((Queued) claimed.upload()).cancel());
        assertThat(commit(UploadChange.resting(claimed.version(), cancelled))).isTrue();

        assertThat(commit(keepingLease(claimed))).isFalse();
        assertThat(renew("owner")).isEmpty();
        assertThat(claim("other", 1)).isEmpty();
    }

    /** An engine with a scope neither claims nor waits for other uploads. */
    @Test
    default void claimsOnlyUploadsInItsScope() {
        enter("a");
        enter("b");
        var onlyB = Scope.only(Set.of(new UploadId("b")));
        var nothing = Scope.only(Set.of());

        assertThat(StageAwait.value(ports().claims().claim("owner", nothing, 10, LEASE)))
                .isEmpty();
        assertThat(StageAwait.value(ports().claims().nextDue(nothing))).isEmpty();
        assertThat(StageAwait.value(ports().claims().nextDue(onlyB))).isPresent();
        assertThat(ids(StageAwait.value(ports().claims().claim("owner", onlyB, 10, LEASE))))
                .containsExactly("b");
        assertThat(ids(claim("other", 10))).containsExactly("a");
    }

    /** A due time that no wait of Ferry can have set was set while the clock was ahead: the upload is due at once. */
    @Test
    default void correctsADueTimeThatIsTooFarAhead() {
        enter("far");
        enter("near");
        for (var entry : claim("owner", 2)) {
            var id = entry.upload().id();
            var delay = id.value().equals("far") ? Duration.ofDays(365) : LONGEST_WAIT;
            StageAwait.value(ports().claims().release("owner", id, delay));
        }
        assertThat(claim("other", 2)).isEmpty();

        assertThat(correctFarTimes(Scope.everything())).isEqualTo(1);

        assertThat(ids(claim("other", 2))).containsExactly("far");
        assertThat(correctFarTimes(Scope.everything())).isZero();
        assertThat(ports().find("near").due()).isAfter(ports().find("near").updatedAt());
    }

    /** A lease that is too far ahead ends after the usual time. A running owner renews it before. */
    @Test
    default void correctsALeaseThatIsTooFarAhead() {
        enter("dead");
        enter("alive");
        StageAwait.value(ports().claims().claim("owner", Scope.everything(), 2, Duration.ofDays(365)));

        assertThat(correctFarTimes(Scope.everything())).isEqualTo(2);
        assertThat(claim("other", 2)).isEmpty();
        assertThat(StageAwait.value(ports().claims().renew("owner", List.of(new UploadId("alive")), LEASE)))
                .hasSize(1);
        ports().passTime().accept(LEASE.dividedBy(2));
        StageAwait.value(ports().claims().renew("owner", List.of(new UploadId("alive")), LEASE));
        ports().passTime().accept(LEASE.dividedBy(2).plusSeconds(1));

        assertThat(ids(claim("other", 2))).containsExactly("dead");
    }

    /** Uploads at rest, and uploads of other engines' scopes, are not touched. */
    @Test
    default void correctsOnlyWaitingUploadsInItsScope() {
        enter("a");
        ports().cancelled("b");
        claim("owner", 1);
        StageAwait.value(ports().claims().release("owner", new UploadId("a"), Duration.ofDays(365)));

        assertThat(correctFarTimes(Scope.only(Set.of(new UploadId("b"))))).isZero();
        assertThat(correctFarTimes(Scope.only(Set.of(new UploadId("a"))))).isEqualTo(1);
        assertThat(ports().find("b").due()).isNull();
    }

    private int correctFarTimes(Scope scope) {
        return StageAwait.value(ports().claims().correctFarTimes(scope, LONGEST_WAIT, LEASE));
    }

    /** Uploads that are due within the time become due; later ones do not. */
    @Test
    default void bringsUploadsForwardThatAreDueWithinATime() {
        release("soon", Duration.ofMinutes(10));
        release("later", Duration.ofMinutes(20));
        ports().passTime().accept(Duration.ofSeconds(1));

        StageAwait.value(ports().claims().bringForward(Duration.ofMinutes(15)));

        assertThat(ids(claim("other", 10))).containsExactly("soon");
    }

    /** A leased upload stays leased, and one that is at rest stays at rest. */
    @Test
    default void bringsNoLeasedUploadsForwardAndNoneAtRest() {
        enter("a");
        claim("owner", 1);
        enter("b");
        commit(UploadChange.resting(
                1, TransitionBatch.of(Samples.submitted("b").next().cancel())));

        StageAwait.value(ports().claims().bringForward(Duration.ofDays(1)));

        assertThat(claim("other", 10)).isEmpty();
        assertThat(renew("owner")).hasSize(1);
    }

    private void release(String id, Duration delay) {
        enter(id);
        StageAwait.value(ports().claims()
                .release("owner", claim("owner", 1).getFirst().upload().id(), delay));
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
