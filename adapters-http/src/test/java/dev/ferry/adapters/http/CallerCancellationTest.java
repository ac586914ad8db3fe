package dev.ferry.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ferry.adapters.http.settings.CallLimits;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Chunks;
import dev.ferry.application.content.Content;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.ratelimit.RateLimitedPlatform;
import dev.ferry.application.ratelimit.UnsharedRateLimit;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.submission.DatasetName;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A caller cancels: the request is reset, and an upload that may have been sent is in doubt. */
class CallerCancellationTest {

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch disconnected = new CountDownLatch(1);
    private final RawServer server = new RawServer(connection -> {
        RawServer.head(connection.getInputStream());
        arrived.countDown();
        RawServer.drain(connection.getInputStream());
        disconnected.countDown();
    });
    private final Rig rig = new Rig(settings -> Rig.withApi(Rig.with(settings, CallLimits.standard()), server.url()));

    @AfterEach
    void close() {
        rig.close();
        server.close();
    }

    @Test
    void aCancelledUploadIsResetAndItsOutcomeIsUnknown() throws InterruptedException {
        var upload = rig.upload("a").toCompletableFuture();
        arrived.await();

        upload.cancel(true);

        assertThat(disconnected.await(60, TimeUnit.SECONDS)).isTrue();
        await().until(() -> count("upload", "outcome-unknown") == 1);
    }

    @Test
    void anUploadThatTimesOutAtItsCallerIsResetToo() throws InterruptedException {
        var upload = rig.upload("a").toCompletableFuture();
        arrived.await();

        upload.orTimeout(1, TimeUnit.MILLISECONDS);

        assertThat(disconnected.await(60, TimeUnit.SECONDS)).isTrue();
        await().until(() -> count("upload", "outcome-unknown") == 1);
    }

    @Test
    void aCancelledQueryIsReset() throws InterruptedException {
        var status = rig.status().toCompletableFuture();
        arrived.await();

        status.cancel(true);

        assertThat(disconnected.await(60, TimeUnit.SECONDS)).isTrue();
        await().until(() -> count("status", "unavailable") == 1);
    }

    /** The core wraps the adapter in a rate-limited Platform. */
    @Test
    void cancellingAtTheRateLimitedPlatformResetsTheRequest() throws InterruptedException {
        var rateLimited = new RateLimitedPlatform(rig.platform, new UnsharedRateLimit(rig.pause));
        var dataset = new DatasetUpload(new DatasetName("June"), false, Bytes.of("a"));
        var upload = rateLimited.upload(dataset, Intent.unrecorded()).toCompletableFuture();
        arrived.await();

        upload.cancel(true);

        assertThat(disconnected.await(60, TimeUnit.SECONDS)).isTrue();
        await().until(() -> count("upload", "outcome-unknown") == 1);
    }

    @Test
    void anUploadThatIsCancelledWhileItsDataIsReadIsNeverSent() {
        var reading = new CompletableFuture<Chunks>();
        Content slow = () -> reading;
        var upload = rig.upload(slow).toCompletableFuture();

        upload.cancel(true);

        assertThat(Rig.fault(stopped(rig.upload(slow))))
                .isEqualTo(new Unavailable("nothing was sent before Ferry stopped"));
        assertThat(arrived.getCount()).isEqualTo(1);
    }

    @Test
    void closingCancelsRunningCalls() throws InterruptedException {
        var upload = rig.upload("a");
        arrived.await();

        assertThat(Rig.fault(stopped(upload)))
                .isInstanceOfSatisfying(
                        OutcomeUnknown.class,
                        unknown -> assertThat(unknown.summary()).contains("did not answer before Ferry stopped"));
        assertThat(disconnected.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Rig.fault(rig.status()).summary()).contains("because Ferry is stopping");
    }

    private <T> CompletionStage<T> stopped(CompletionStage<T> call) {
        Rig.value(rig.platform.close());
        return call;
    }

    private long count(String endpoint, String outcome) {
        return rig.meters
                .get("ferry.platform.requests")
                .tags("endpoint", endpoint, "outcome", outcome)
                .timer()
                .count();
    }
}
