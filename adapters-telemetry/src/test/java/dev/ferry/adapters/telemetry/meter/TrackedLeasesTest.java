package dev.ferry.adapters.telemetry.meter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.telemetry.ForwardingJournal;
import dev.ferry.adapters.telemetry.Rig;
import dev.ferry.application.journal.JournalEntry;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.port.driven.Claims.Scope;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.intercept.InterceptedClaims;
import dev.ferry.contracts.intercept.Interceptor;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class TrackedLeasesTest {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Rig rig = new Rig();

    @Test
    void countsHeldAndTakenLeases() {
        var unused = rig.started().platform.uploadPending();
        rig.submit("June");
        rig.time.pass(Duration.ofSeconds(1));

        assertThat(rig.meters.get("ferry.leases.held").gauge().value()).isEqualTo(1);
        assertThat(rig.count("ferry.leases.taken")).isEqualTo(1);
    }

    @Test
    void holdsNoLeaseWhenAllUploadsHaveEnded() {
        rig.started().platform.statuses("processing", "processing", "processing", "processing", "processing");
        rig.process("June");

        assertThat(rig.meters.get("ferry.leases.held").gauge().value()).isZero();
        assertThat(rig.count("ferry.leases.lost")).isZero();
    }

    @Test
    void countsALeaseThatAnotherProcessTookWhileItsOwnerWasWorking() {
        rig.memory.enter(Samples.submitted("a"));
        rig.claims.claim("slow", Scope.everything(), 1, LEASE);
        rig.time.pass(LEASE.multipliedBy(2));
        rig.memory.claim("another", Scope.everything(), 1, LEASE);

        rig.claims.renew("slow", List.of(Samples.submission("a").id()), LEASE);

        assertThat(rig.count("ferry.leases.lost")).isEqualTo(1);
        assertThat(rig.lost)
                .containsExactly(new TrackedLeases.Lost(Samples.submission("a").id(), 1));
    }

    @Test
    void doesNotCountALeaseAsLostThatWasReleasedBeforeItsRenewal() {
        rig.memory.enter(Samples.submitted("a"));
        var entry = rig.claims
                .claim("me", Scope.everything(), 1, LEASE)
                .toCompletableFuture()
                .join()
                .getFirst();
        rig.claims.release("me", entry.upload().id(), Duration.ZERO);

        rig.claims.renew("me", List.of(entry.upload().id()), LEASE);

        assertThat(rig.count("ferry.leases.lost")).isZero();
    }

    @Test
    void doesNotCountALeaseAsLostThatAPendingWriteEnds() {
        var memory = rig.memory;
        var leases = new TrackedLeases();
        var claims = new MeteredClaims(memory, leases, rig.meters, rig.lost::add);
        var journal = new MeteredJournal(writingWithoutCompleting(memory), leases, rig.meters);
        memory.enter(Samples.submitted("a"));
        claims.claim("me", Scope.everything(), 1, LEASE);
        journal.commit(UploadChange.releasing(2, Samples.sent("a"), Duration.ZERO));

        claims.renew("me", List.of(Samples.submission("a").id()), LEASE);

        assertThat(memory.find(Samples.submission("a").id())
                        .toCompletableFuture()
                        .join())
                .hasValueSatisfying(entry -> assertThat(entry.version()).isEqualTo(3));
        assertThat(rig.lost).isEmpty();
    }

    @Test
    void keepsALeaseWhoseFinalWriteFailed() {
        var leases = new TrackedLeases();
        var claims = new MeteredClaims(rig.memory, leases, rig.meters, rig.lost::add);
        var journal = new MeteredJournal(failing(rig.memory), leases, rig.meters);
        rig.memory.enter(Samples.submitted("a"));
        claims.claim("me", Scope.everything(), 1, LEASE);

        journal.commit(UploadChange.releasing(2, Samples.sent("a"), Duration.ZERO));

        assertThat(leases.count()).isEqualTo(1);
    }

    /** The lease has run out, so that the claim finds the upload again while the write that ends it waits. */
    @Test
    void doesNotCountALeaseThatIsClaimedAgainWhileAWriteEndsIt() {
        var leases = new TrackedLeases();
        var turn = new CompletableFuture<Void>();
        var claims = new MeteredClaims(rig.memory, leases, rig.meters, rig.lost::add);
        var journal = new MeteredJournal(writingAfter(turn, rig.memory), leases, rig.meters);
        rig.memory.enter(Samples.submitted("a"));
        claims.claim("me", Scope.everything(), 1, LEASE);
        rig.time.pass(LEASE.multipliedBy(2));

        journal.commit(UploadChange.releasing(2, Samples.sent("a"), Duration.ofDays(1)));
        claims.claim("me", Scope.everything(), 1, LEASE);
        assertThat(leases.count()).isEqualTo(1);
        turn.complete(null);

        assertThat(leases.count()).isZero();
    }

    @Test
    void doesNotCountALeaseThatIsClaimedAgainWhileItIsReleased() {
        var leases = new TrackedLeases();
        var turn = new CompletableFuture<Void>();
        var waiting = new InterceptedClaims(rig.memory, new Interceptor() {
            @Override
            public <T> CompletionStage<T> pass(String step, Supplier<CompletionStage<T>> call) {
                return step.equals("release") ? turn.thenCompose(now -> call.get()) : call.get();
            }
        });
        var claims = new MeteredClaims(waiting, leases, rig.meters, rig.lost::add);
        var journal = new MeteredJournal(rig.memory, leases, rig.meters);
        rig.memory.enter(Samples.submitted("a"));
        claims.claim("me", Scope.everything(), 1, LEASE);
        journal.commit(UploadChange.keepingLease(
                2, TransitionBatch.of(Samples.submitted("a").next().intend())));
        rig.time.pass(LEASE.multipliedBy(2));

        claims.release("me", Samples.submission("a").id(), Duration.ZERO);
        claims.claim("me", Scope.everything(), 1, LEASE);
        turn.complete(null);
        assertThat(leases.count()).isZero();

        claims.claim("me", Scope.everything(), 1, LEASE);
        assertThat(leases.count()).isEqualTo(1);
    }

    private static Journal writingAfter(CompletionStage<Void> turn, Journal journal) {
        return new ForwardingJournal(journal) {
            @Override
            public CompletionStage<Optional<JournalEntry>> commit(UploadChange change) {
                return turn.thenCompose(now -> journal.commit(change));
            }
        };
    }

    private static Journal writingWithoutCompleting(Journal journal) {
        return new ForwardingJournal(journal) {
            @Override
            public CompletionStage<Optional<JournalEntry>> commit(UploadChange change) {
                var unused = journal.commit(change);
                return new CompletableFuture<>();
            }
        };
    }

    private static Journal failing(Journal journal) {
        return new ForwardingJournal(journal) {
            @Override
            public CompletionStage<Optional<JournalEntry>> commit(UploadChange change) {
                return CompletableFuture.failedStage(new IOException("disk full"));
            }
        };
    }
}
