package dev.ferry.adapters.http.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlineLayerTest {

    private final Bench bench = new Bench();
    private final DeadlineLayer layer = bench.deadline(PlatformEndpoint.UPLOAD);

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void aTimeoutCancelsTheRequest() {
        Promise<String> request = Promise.promise();

        var failure = bench.failure(layer, cancellation -> {
            cancellation.onCancel(request::fail);
            return request.future();
        });

        assertThat(failure).hasMessage("within 50 ms");
        assertThat(request.future().failed()).isTrue();
    }

    @Test
    void aTimeoutArrivesOnTheContext() {
        var context = new AtomicReference<@Nullable Context>();

        Bench.failure(bench.start(layer, Bench.hanging(), new Cancellation())
                .onComplete(result -> context.set(Vertx.currentContext())));

        await().untilAsserted(() -> assertThat(context.get()).isEqualTo(bench.context));
    }

    @Test
    void aTimeoutSaysWhetherAnythingMayHaveBeenSent() {
        var unknown = bench.failure(layer, Bench.hanging());
        var unsent = bench.failure(layer, cancellation -> {
            Promise<String> connection = Promise.promise();
            cancellation.onCancel(reason -> connection.fail(new PlatformException(new Unavailable("not sent"))));
            return connection.future();
        });

        assertThat(((PlatformException) unknown).fault()).isInstanceOf(OutcomeUnknown.class);
        assertThat(((PlatformException) unsent).fault()).isInstanceOf(Unavailable.class);
    }

    @Test
    void aCallThatFailsLeavesNoTimer() {
        bench.failure(layer, cancellation -> Future.failedFuture(new IllegalStateException()));

        assertThat(bench.on(bench.timers::pending)).isZero();
    }

    @Test
    void aCallThatThrowsFailsAndLeavesNoTimer() {
        assertThat(bench.failure(layer, cancellation -> {
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(bench.on(bench.timers::pending)).isZero();
    }

    @Test
    void aResultAfterTheTimeoutIsIgnored() {
        Promise<String> request = Promise.promise();
        var call = bench.start(layer, cancellation -> request.future(), new Cancellation());

        assertThat(Bench.failure(call)).isNotNull();
        request.complete("too late");

        assertThat(call.failed()).isTrue();
    }
}
