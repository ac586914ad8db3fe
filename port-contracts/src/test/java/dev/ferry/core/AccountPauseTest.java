package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.upload.Completed;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccountPauseTest {

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void pausesTheWholeAccountForAsLongAsThePlatformAsks() {
        ferry.platform.uploadFails(new Throttled("busy", Duration.ofMinutes(2)));
        var throttled = ferry.submit("throttled");
        ferry.time.settle();

        var waiting = ferry.submit("waiting");
        ferry.time.pass(Duration.ofSeconds(119));
        assertThat(ferry.platform.uploads()).hasSize(1);

        ferry.time.pass(Duration.ofSeconds(10));
        assertThat(ferry.platform.uploads()).hasSize(3);
        assertThat(ferry.awaitRest(throttled)).isInstanceOf(Completed.class);
        assertThat(ferry.awaitRest(waiting)).isInstanceOf(Completed.class);
    }

    @Test
    void writesNothingForUploadsThatOnlyWait() {
        ferry.platform.uploadFails(new Throttled("busy", Duration.ofMinutes(2)));
        ferry.submit("throttled");
        ferry.time.settle();
        var waiting = ferry.submit("waiting");

        ferry.time.pass(Duration.ofSeconds(100));

        assertThat(ferry.eventTypes(waiting)).containsExactly("queued");
    }

    @Test
    void pausesAfterAPollIsThrottled() {
        ferry.platform.statusFails(new Throttled("busy", Duration.ofMinutes(1)));
        var id = ferry.submit("June");
        ferry.time.settle();

        ferry.time.pass(Duration.ofSeconds(59));
        assertThat(ferry.platform.requests()).hasSize(1);

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
    }

    @Test
    void retriesAfterAnyNumberOfPauses() {
        for (int i = 0; i < 20; i++) {
            ferry.platform.uploadFails(new Throttled("busy", Duration.ofSeconds(30)));
        }

        assertThat(ferry.awaitRest(ferry.submit("June"))).isInstanceOf(Completed.class);
    }

    @Test
    void asksAgainAfterTheLongestPause() {
        ferry.platform.uploadFails(new Throttled("busy", Duration.ofDays(10_000)));
        var throttled = ferry.submit("throttled");
        ferry.time.settle();

        ferry.time.pass(Duration.ofMinutes(59));
        assertThat(ferry.platform.uploads()).hasSize(1);

        ferry.time.pass(Duration.ofMinutes(2));
        assertThat(ferry.platform.uploads()).hasSize(2);
        assertThat(ferry.awaitRest(throttled)).isInstanceOf(Completed.class);
    }

    @Test
    void asksAgainForAStatusAfterTheLongestPause() {
        ferry.platform.statusFails(new Throttled("busy", Duration.ofDays(10_000)));
        var id = ferry.submit("June");
        ferry.time.settle();

        ferry.time.pass(Duration.ofMinutes(61));

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
    }

    @Test
    void reportsTheRemainingTimeOfThePause() {
        pause(Duration.ofMinutes(2));
        ferry.time.pass(Duration.ofSeconds(30));
        var requests = ferry.platform.requests().size();

        var platform = ferry.ferry.platform();

        assertThat(pauseOf(platform.status(Samples.TOKEN))).isEqualTo(Duration.ofSeconds(90));
        assertThat(pauseOf(platform.result(Samples.TOKEN, ResultKind.FEEDBACK))).isEqualTo(Duration.ofSeconds(90));
        assertThat(pauseOf(platform.authenticate())).isEqualTo(Duration.ofSeconds(90));
        assertThat(ferry.platform.requests()).hasSize(requests);
    }

    @Test
    void passesRequestsOnAfterThePause() {
        pause(Duration.ofMinutes(2));
        ferry.time.pass(Duration.ofMinutes(2));

        var platform = ferry.ferry.platform();

        assertThat(ferry.value(platform.status(Samples.TOKEN)).word()).isEqualTo("completedsuccessfully");
        assertThat(ferry.value(platform.result(Samples.TOKEN, ResultKind.FEEDBACK)))
                .isNotNull();
        assertThat(platform.authenticate().toCompletableFuture()).isCompleted();
    }

    @Test
    void theLongestOfSeveralPausesCounts() {
        var first = ferry.platform.uploadPending();
        var second = ferry.platform.uploadPending();
        ferry.submit("June");
        ferry.submit("July");
        ferry.time.settle();

        first.completeExceptionally(new PlatformException(new Throttled("busy", Duration.ofMinutes(2))));
        second.completeExceptionally(new PlatformException(new Throttled("busy", Duration.ofMinutes(1))));
        ferry.time.pass(Duration.ofSeconds(119));

        assertThat(ferry.platform.uploads()).hasSize(2);
    }

    @Test
    void spreadsTheUploadsAfterAPause() {
        pause(Duration.ofMinutes(2));
        IntStream.range(0, 7).forEach(i -> ferry.submit("upload " + i));

        ferry.time.pass(Duration.ofMinutes(2));
        assertThat(ferry.platform.uploads()).hasSizeLessThan(4);
        ferry.time.pass(Duration.ofMillis(250));
        assertThat(ferry.platform.uploads()).hasSizeBetween(2, 8);
        ferry.time.pass(Duration.ofMillis(250));
        assertThat(ferry.platform.uploads()).hasSize(9);
    }

    @Test
    void doesNotPauseTheAccountWithoutARetryAfter() {
        ferry.platform.uploadFails(new Throttled("busy", null));
        ferry.submit("June");
        ferry.time.settle();

        assertThat(ferry.value(ferry.ferry.platform().status(Samples.TOKEN)).word())
                .isEqualTo("completedsuccessfully");
    }

    @Test
    void cancelsTheCallOfACancelledRequest() {
        var call = ferry.platform.statusPending();

        ferry.ferry.platform().status(Samples.TOKEN).toCompletableFuture().cancel(true);

        assertThat(call).isCancelled();
    }

    private void pause(Duration length) {
        ferry.platform.uploadFails(new Throttled("busy", length));
        ferry.submit("throttled");
        ferry.time.settle();
    }

    private static @Nullable Duration pauseOf(CompletionStage<?> refused) {
        var failure =
                refused.handle((value, thrown) -> thrown).toCompletableFuture().join();
        assertThat(failure)
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        exception -> assertThat(exception.fault()).isInstanceOf(Throttled.class));
        return ((Throttled) ((PlatformException) failure).fault()).retryAfter();
    }
}
