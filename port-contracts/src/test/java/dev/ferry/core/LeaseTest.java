package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.port.driven.Claims.Scope;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.contracts.intercept.Interceptor;
import dev.ferry.domain.submission.InDoubtPolicy;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.InDoubt;
import dev.ferry.domain.upload.Submitting;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeaseTest {

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void anUploadIsInDoubtIfItsOwnerStoppedWhileSending() {
        ferry.value(ferry.core.stop());
        var queued =
                ferry.value(ferry.journal.enter(Samples.submitted("orphan"))).orElseThrow();
        var claimed = ferry.value(ferry.journal.claim("crashed engine", Scope.everything(), 1, CoreHarness.LEASE))
                .getFirst();
        var intent = TransitionBatch.of(Samples.submitted("orphan").next().intend());
        ferry.value(ferry.journal.commit(UploadChange.keepingLease(claimed.version(), intent)));
        assertThat(ferry.upload(queued.upload().id())).isInstanceOf(Submitting.class);

        ferry.newCore(2).start();
        ferry.time.pass(CoreHarness.LEASE.plusSeconds(6));

        assertThat(ferry.upload(queued.upload().id())).isInstanceOf(InDoubt.class);
        assertThat(ferry.platform.uploads()).isEmpty();
    }

    @Test
    void twoEnginesSendEachUploadOnce() {
        var other = ferry.newCore(2);
        other.start();

        var ids = IntStream.range(0, 100)
                .mapToObj(i -> ferry.submit("upload " + i))
                .toList();
        ids.forEach(ferry::awaitRest);

        assertThat(ids).allSatisfy(id -> assertThat(ferry.upload(id)).isInstanceOf(Completed.class));
        assertThat(ferry.platform.uploads()).hasSize(100);
    }

    @Test
    void claimsNoMoreUploadsThanItHasSlots() {
        var small = new CoreHarness(InDoubtPolicy.HOLD, 3);
        small.platform.uploadsHang(20);
        IntStream.range(0, 20).forEach(i -> small.submit("upload " + i));

        small.time.pass(Duration.ofMinutes(5));

        assertThat(small.platform.uploads()).hasSize(3);
    }

    @Test
    void renewsTheLeaseOfALongStep() {
        var answer = ferry.platform.uploadPending();
        var id = ferry.submit("slow");
        ferry.newCore(2).start();

        ferry.time.pass(CoreHarness.LEASE.multipliedBy(10));
        assertThat(ferry.upload(id)).isInstanceOf(Submitting.class);
        answer.complete(Samples.TOKEN);

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.uploads()).hasSize(1);
    }

    @Test
    void continuesWithAnUploadWhoseLeaseRanOutUnlessAnotherEngineTookIt() {
        var answer = ferry.platform.uploadPending();
        var id = ferry.submit("June");
        ferry.time.settle();

        ferry.time.suspend(CoreHarness.LEASE.multipliedBy(2));
        ferry.time.pass(CoreHarness.LEASE.multipliedBy(3));
        assertThat(ferry.upload(id)).isInstanceOf(Submitting.class);
        answer.complete(Samples.TOKEN);

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.uploads()).hasSize(1);
        assertThat(ferry.eventTypes(id)).doesNotContain("in-doubt");
    }

    @Test
    void claimsAgainAfterAllItsLeasesWereLost() {
        var small = new CoreHarness(InDoubtPolicy.HOLD, 1);
        small.platform.uploadsHang(1);
        var sending = small.submit("June");
        var waiting = small.submit("July");
        small.time.settle();

        small.loseAllLeases();

        assertThat(small.awaitRest(sending)).isInstanceOf(InDoubt.class);
        assertThat(small.awaitRest(waiting)).isInstanceOf(Completed.class);
    }

    /** The engine learns of a claim before it learns of the release that made the claim possible. */
    @Test
    void worksOnAnUploadThatItClaimsAgainDuringItsRelease() {
        ferry.value(ferry.core.stop());
        var learnt = new CompletableFuture<Void>();
        var engine = ferry.newCore(2, new Interceptor() {
            @Override
            public <T> CompletionStage<T> pass(String step, Supplier<CompletionStage<T>> call) {
                var result = call.get();
                return step.equals("release") ? learnt.thenCompose(now -> result) : result;
            }
        });
        ferry.platform.statusThrows(new IllegalStateException("a defect"));
        engine.start();
        var id = ferry.submit(engine.ferry(), "June");

        ferry.time.pass(CoreHarness.LEASE.dividedBy(2));
        learnt.complete(null);
        ferry.time.pass(CoreHarness.LEASE.dividedBy(4));

        assertThat(ferry.upload(id)).isInstanceOf(Completed.class);
    }

    @Test
    void repeatsAStepThatFailedInsideFerry() {
        ferry.platform.statusThrows(new IllegalStateException("a defect"));

        var id = ferry.submit("June");

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.uploads()).hasSize(1);
    }

    @Test
    void keepsNoTimerForUploadsThatWaitLong() {
        ferry.platform.statuses(Collections.nCopies(10_000, "processing").toArray(String[]::new));
        IntStream.range(0, 50).forEach(i -> ferry.submit("upload " + i));

        ferry.time.pass(Duration.ofMinutes(4));

        assertThat(ferry.time.plannedTasks()).isLessThan(20);
    }
}
