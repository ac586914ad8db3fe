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

/**
 * The store cannot be asked for a while. What it knows is not lost, and nothing is sent that it has not written down.
 */
class StoreTroubleTest {

    private final CoreHarness ferry = new CoreHarness();
    private final Set<String> away = new HashSet<>();
    private final FerryCore core = ferry.newCore(2, new Trouble());

    /** Refuses the steps that are named. */
    private final class Trouble implements Interceptor {
        @Override
        public <T> CompletionStage<T> pass(String step, Supplier<CompletionStage<T>> call) {
            return away.contains(step)
                    ? CompletableFuture.failedStage(new IOException("the store is away"))
                    : call.get();
        }
    }

    StoreTroubleTest() {
        ferry.value(ferry.core.stop());
        core.start();
        ferry.time.settle();
    }

    @Test
    void looksForWorkAgainWhenItCouldNotBeClaimed() {
        away.add("claim");
        var id = ferry.submit(core.ferry(), "June");
        ferry.time.pass(Duration.ofSeconds(4));
        away.clear();

        assertThat(ferry.upload(id)).isInstanceOf(Queued.class);
        ferry.time.pass(Duration.ofSeconds(5));
        assertThat(ferry.platform.uploads()).hasSize(1);
    }

    @Test
    void looksNowAndThenWhenNobodyCanSayWhatIsDueNext() {
        away.add("next due");
        var others = ferry.submit("somebody else's");

        ferry.time.pass(Duration.ofSeconds(5));

        assertThat(ferry.upload(others)).isInstanceOf(Completed.class);
    }

    @Test
    void keepsWhatItHoldsWhenALeaseCannotBeRenewedAtOnce() {
        var answer = ferry.platform.uploadPending();
        var id = ferry.submit(core.ferry(), "June");
        ferry.time.settle();
        away.add("renew");
        ferry.time.pass(Duration.ofSeconds(15));
        away.clear();
        ferry.time.pass(Duration.ofSeconds(60));

        answer.complete(Samples.TOKEN);

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.uploads()).hasSize(1);
    }

    @Test
    void sendsNothingBeforeTheIntentIsWrittenDown() {
        away.add("commit submitting");
        var id = ferry.submit(core.ferry(), "June");
        ferry.time.pass(Duration.ofSeconds(20));
        assertThat(ferry.platform.uploads()).isEmpty();
        away.clear();

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
    }

    @Test
    void tellsWhoeverWaitsThatItCannotBeAsked() {
        ferry.platform.statuses(Collections.nCopies(50, "processing").toArray(String[]::new));
        var id = ferry.submit(core.ferry(), "June");
        away.add("find");

        var waiting = core.ferry().track().await(id, Duration.ofHours(1)).toCompletableFuture();
        ferry.time.settle();

        assertThatThrownBy(waiting::join).hasCause(new IOException("the store is away"));
    }

    @Test
    void stopsEvenWhenNothingCanBeGivenBack() {
        ferry.platform.statuses(Collections.nCopies(50, "processing").toArray(String[]::new));
        ferry.submit(core.ferry(), "June");
        ferry.time.pass(Duration.ofSeconds(2));
        away.add("release");

        var stopped = core.stop().toCompletableFuture();
        ferry.time.settle();

        assertThat(stopped).isDone();
    }

    @Test
    void writesADecisionDownOnceItCanBeWritten() {
        ferry.platform.statuses(Collections.nCopies(50, "processing").toArray(String[]::new));
        var id = ferry.submit(core.ferry(), "June");
        ferry.time.pass(Duration.ofSeconds(2));
        away.add("commit cancelled");
        var refused = core.ferry().decide().cancel(id).toCompletableFuture();
        assertThatThrownBy(refused::join).hasRootCauseMessage("the store is away");
        away.clear();

        assertThat(ferry.value(core.ferry().decide().cancel(id))).isInstanceOf(DecisionResult.Done.class);
        assertThat(ferry.upload(id)).isInstanceOf(Cancelled.class);
    }
}
