package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.application.FerryCore;
import dev.ferry.application.port.driving.DecideUpload.DecisionResult;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.contracts.intercept.Interceptor;
import dev.ferry.domain.upload.Cancelled;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Queued;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The store fails for a while. Nothing stored is lost, and nothing is sent without a committed intent. */
class StoreFaultTest {

    private final CoreHarness ferry = new CoreHarness();
    private final Set<String> failingSteps = new HashSet<>();
    private final FerryCore core = ferry.newCore(2, new FailingStore());

    /** Fails the named steps. */
    private final class FailingStore implements Interceptor {
        @Override
        public <T> CompletionStage<T> pass(String step, Supplier<CompletionStage<T>> call) {
            return failingSteps.contains(step)
                    ? CompletableFuture.failedStage(new IOException("the store is unavailable"))
                    : call.get();
        }
    }

    StoreFaultTest() {
        ferry.value(ferry.core.stop());
        core.start();
        ferry.time.settle();
    }

    @Test
    void claimsAgainAfterAFailedClaim() {
        failingSteps.add("claim");
        var id = ferry.submit(core.ferry(), "June");
        ferry.time.pass(Duration.ofSeconds(4));
        failingSteps.clear();

        assertThat(ferry.upload(id)).isInstanceOf(Queued.class);
        ferry.time.pass(Duration.ofSeconds(5));
        assertThat(ferry.platform.uploads()).hasSize(1);
    }

    @Test
    void claimsAtIntervalsIfTheNextDueTimeIsUnknown() {
        failingSteps.add("next due");
        var queued = ferry.submit("another's");

        ferry.time.pass(Duration.ofSeconds(5));

        assertThat(ferry.upload(queued)).isInstanceOf(Completed.class);
    }

    @Test
    void keepsItsUploadsAfterAFailedRenewal() {
        var answer = ferry.platform.uploadPending();
        var id = ferry.submit(core.ferry(), "June");
        ferry.time.settle();
        failingSteps.add("renew");
        ferry.time.pass(Duration.ofSeconds(15));
        failingSteps.clear();
        ferry.time.pass(Duration.ofSeconds(60));

        answer.complete(Samples.TOKEN);

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.uploads()).hasSize(1);
    }

    @Test
    void sendsNothingBeforeTheIntentIsCommitted() {
        failingSteps.add("commit submitting");
        var id = ferry.submit(core.ferry(), "June");
        ferry.time.pass(Duration.ofSeconds(20));
        assertThat(ferry.platform.uploads()).isEmpty();
        failingSteps.clear();

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
    }

    @Test
    void keepsATokenThatItCannotCompareWithThoseOfOtherUploads() {
        failingSteps.add("list");

        var id = ferry.submit(core.ferry(), "June");

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.uploads()).hasSize(1);
    }

    @Test
    void aWaitFailsIfTheStoreFails() {
        ferry.platform.statuses(Collections.nCopies(50, "processing").toArray(String[]::new));
        var id = ferry.submit(core.ferry(), "June");
        failingSteps.add("find");

        var waiting = core.ferry().track().await(id, Duration.ofHours(1)).toCompletableFuture();
        ferry.time.settle();

        assertThatThrownBy(waiting::join).hasCause(new IOException("the store is unavailable"));
    }

    @Test
    void stopsEvenIfUploadsCannotBeReleased() {
        ferry.platform.statuses(Collections.nCopies(50, "processing").toArray(String[]::new));
        ferry.submit(core.ferry(), "June");
        ferry.time.pass(Duration.ofSeconds(2));
        failingSteps.add("release");

        var stopped = core.stop().toCompletableFuture();
        ferry.time.settle();

        assertThat(stopped).isDone();
    }

    @Test
    void recordsADecisionWhenTheStoreWorksAgain() {
        ferry.platform.statuses(Collections.nCopies(50, "processing").toArray(String[]::new));
        var id = ferry.submit(core.ferry(), "June");
        ferry.time.pass(Duration.ofSeconds(2));
        failingSteps.add("commit cancelled");
        var refused = core.ferry().decide().cancel(id).toCompletableFuture();
        assertThatThrownBy(refused::join).hasRootCauseMessage("the store is unavailable");
        failingSteps.clear();

        assertThat(ferry.value(core.ferry().decide().cancel(id))).isInstanceOf(DecisionResult.Applied.class);
        assertThat(ferry.upload(id)).isInstanceOf(Cancelled.class);
    }
}
