package dev.ferry.adapters.http.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.async.Stages;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.content.Content;
import dev.ferry.application.port.driven.DatasetUpload;
import dev.ferry.application.port.driven.Intent;
import dev.ferry.application.port.driven.Platform;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.contracts.PlatformDecoratorContract;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.fake.ScriptedPlatform;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.HeldBack;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Throttled;
import dev.ferry.domain.fault.PlatformFault.Unauthorized;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ProcessingStatus;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.submission.DatasetName;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The policies around a Platform that has no wire. */
class ResilientPlatformTest implements PlatformDecoratorContract {

    private final Bench bench = new Bench();
    private final ScriptedPlatform scripted = new ScriptedPlatform();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ResilientPlatform platform = around(bench.policies(2, 1000));

    @AfterEach
    void close() {
        bench.close();
    }

    @Override
    public ScriptedPlatform scripted() {
        return scripted;
    }

    @Override
    public Platform platform() {
        return platform;
    }

    @Test
    void repeatsAStatusRequestButNoUpload() {
        scripted.statusFails(new Unavailable("reset")).uploadFails(new Unavailable("refused"));

        assertThat(value(status())).isEqualTo(new ProcessingStatus("completedsuccessfully"));
        assertThat(fault(upload())).isEqualTo(new Unavailable("refused"));

        assertThat(scripted.requests()).hasSize(2);
        assertThat(scripted.uploads()).hasSize(1);
    }

    @Test
    void sendsNothingWhileTheBreakerIsOpen() {
        var intents = new AtomicInteger();
        var broken = around(bench.policies(Duration.ofSeconds(30)));
        scripted.uploadFails(new OutcomeUnknown("reset")).uploadFails(new OutcomeUnknown("reset"));
        fault(broken.upload(dataset(Bytes.of("a")), Intent.unrecorded()));
        fault(broken.upload(dataset(Bytes.of("a")), Intent.unrecorded()));

        assertThat(fault(broken.upload(dataset(Bytes.of("a")), counting(intents))))
                .isInstanceOf(HeldBack.class);

        assertThat(intents).hasValue(0);
        assertThat(scripted.uploads()).hasSize(2);
    }

    @Test
    void limitsTheRateAndChangesIt() {
        platform.setRateLimit(1);
        var statuses = IntStream.range(0, 20).mapToObj(i -> status()).toList();
        platform.setRateLimit(1000);

        assertThat(value(Stages.all(statuses))).hasSize(20);
        assertThat(bench.meters
                        .get("ferry.platform.wait")
                        .tag("endpoint", "status")
                        .timers())
                .anySatisfy(waits -> assertThat(waits.count()).isPositive());
    }

    @Test
    void sendsNothingWhileTheAccountIsPaused() {
        var intents = new AtomicInteger();
        scripted.statusFails(new Throttled("busy", Duration.ofSeconds(90)));
        fault(status());

        assertThat(fault(upload(Bytes.of("a"), counting(intents)))).isInstanceOf(Throttled.class);

        assertThat(intents).hasValue(0);
        assertThat(scripted.uploads()).isEmpty();
    }

    @Test
    void aFaultOfTheCredentialsIsNotOneOfTheEndpoint() {
        var down = new Unavailable("the identity server is down");
        scripted.authenticateFails(down).authenticateFails(down).authenticateFails(new Unauthorized("wrong secret"));

        assertThat(fault(upload())).isEqualTo(down);
        assertThat(fault(upload())).isEqualTo(down);
        assertThat(fault(upload())).isEqualTo(new Unauthorized("wrong secret"));

        assertThat(value(upload()).value()).isNotBlank();
    }

    @Test
    void aFaultOfTheDataSetOrTheIntentIsNotOneOfTheEndpoint() {
        Content unreadable = () -> CompletableFuture.failedStage(new IOException("the disk is broken"));
        for (int i = 0; i < 3; i++) {
            assertThat(failure(upload(unreadable, Intent.unrecorded()))).isInstanceOf(IOException.class);
            fault(upload(Bytes.of("a"), () -> CompletableFuture.completedStage(false)));
        }

        assertThat(value(upload()).value()).isNotBlank();
    }

    @Test
    void nothingWasSentAtTheDeadlineBeforeTheIntentAndNothingIsSentLater() {
        var intents = new AtomicInteger();
        var ready = scripted.uploadReadyLater();
        var hasty = around(bench.policies(Bench.DEADLINE));

        assertThat(fault(hasty.upload(dataset(Bytes.of("a")), counting(intents))))
                .isEqualTo(new Unavailable("nothing was sent within 50 ms"));
        ready.complete(null);

        assertThat(intents).hasValue(0);
        assertThat(scripted.uploads()).isEmpty();
    }

    @Test
    void nothingWasSentAtTheDeadlineDuringTheIntentAndNothingIsSentLater() {
        var durable = new CompletableFuture<Boolean>();
        var hasty = around(bench.policies(Bench.DEADLINE));

        assertThat(fault(hasty.upload(dataset(Bytes.of("a")), () -> durable)))
                .isEqualTo(new Unavailable("nothing was sent because the intent was not recorded within 50 ms"));
        durable.complete(true);

        assertThat(scripted.uploads()).isEmpty();
    }

    @Test
    void theOutcomeIsUnknownAtTheDeadlineAfterTheIntent() {
        var hung = scripted.nextCallHangs();
        var hasty = around(bench.policies(Bench.DEADLINE));

        assertThat(fault(hasty.upload(dataset(Bytes.of("a")), Intent.unrecorded())))
                .isEqualTo(new OutcomeUnknown(
                        "the upload endpoint did not answer within 50 ms; the Platform may have the data"));
        assertThat(hung.ended()).succeedsWithin(Duration.ofSeconds(60));
    }

    @Test
    void closingEndsRunningCallsAndThePlatformInside() {
        var hung = scripted.nextCallHangs();
        var status = status();
        value(hung.received());

        value(platform.close());

        assertThat(fault(status)).isEqualTo(new Unavailable("the status endpoint did not answer before Ferry stopped"));
        assertThat(hung.ended()).isCompleted();
        assertThat(closed).isTrue();
        assertThat(fault(status())).isEqualTo(new Unavailable("nothing was sent because Ferry is stopping"));
        assertThat(bench.on(bench.timers::pending)).isZero();
    }

    private ResilientPlatform around(ResiliencePolicies policies) {
        return new ResilientPlatform(
                scripted,
                () -> {
                    closed.set(true);
                    return CompletableFuture.completedStage(null);
                },
                policies);
    }

    private CompletionStage<ProcessingStatus> status() {
        return platform.status(Samples.TOKEN, null);
    }

    private CompletionStage<ProcessingToken> upload() {
        return upload(Bytes.of("a"), Intent.unrecorded());
    }

    private CompletionStage<ProcessingToken> upload(Content data, Intent intent) {
        return platform.upload(dataset(data), intent);
    }

    private static DatasetUpload dataset(Content data) {
        return new DatasetUpload(new DatasetName("June"), false, data);
    }

    private static Intent counting(AtomicInteger intents) {
        return () -> {
            intents.incrementAndGet();
            return CompletableFuture.completedStage(true);
        };
    }

    private static <T> T value(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(60, TimeUnit.SECONDS).join();
    }

    private static Throwable failure(CompletionStage<?> stage) {
        return value(stage.handle((value, failure) -> Stages.cause(failure)));
    }

    private static PlatformFault fault(CompletionStage<?> stage) {
        return ((PlatformException) failure(stage)).fault();
    }
}
