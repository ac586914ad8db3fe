package dev.ferry.adapters.http.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.adapters.http.call.WaitQueue;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BulkheadLayerTest {

    private final Bench bench = new Bench();
    private final Bulkhead bulkhead = Bulkhead.of(
            "bulkhead",
            BulkheadConfig.custom()
                    .maxConcurrentCalls(1)
                    .maxWaitDuration(Duration.ZERO)
                    .build());

    @AfterEach
    void close() {
        bench.close();
    }

    private BulkheadLayer layer(WaitQueue queue, int maxWaiting) {
        return new BulkheadLayer(PlatformEndpoint.STATUS, bulkhead, queue, maxWaiting);
    }

    private BulkheadLayer layer() {
        return layer(bench.queue(), 10);
    }

    @Test
    void aCallThatNeverCompletesReleasesItsPermissionAtItsDeadline() {
        bench.failure(layer(), bench.deadline(PlatformEndpoint.STATUS).wrap(Bench.hanging()));

        assertThat(bulkhead.tryAcquirePermission()).isTrue();
    }

    @Test
    void aCallThatIsCancelledReleasesItsPermission() {
        var cancellation = new Cancellation();
        var call = bench.start(layer(), bench.deadline(PlatformEndpoint.STATUS).wrap(Bench.hanging()), cancellation);

        bench.cancel(cancellation);

        assertThat(Bench.failure(call)).isNotNull();
        assertThat(bulkhead.tryAcquirePermission()).isTrue();
    }

    @Test
    void aListenerThatThrowsDoesNotLoseTheCall() {
        bulkhead.getEventPublisher().onCallFinished(event -> {
            throw new IllegalStateException("a listener");
        });

        assertThat(Bench.value(bench.start(layer(), Bench.succeeding(), new Cancellation())))
                .isEqualTo("ok");
    }

    @Test
    void aCallThatWaitsForAPermissionBlocksNoThread() {
        var layer = layer();
        Promise<String> first = Promise.promise();
        bench.start(layer, cancellation -> first.future(), new Cancellation());
        var second = bench.start(layer, Bench.succeeding(), new Cancellation());
        assertThat(second.isComplete()).isFalse();

        bench.on(() -> first.tryComplete("ok"));

        assertThat(Bench.value(second)).isEqualTo("ok");
    }

    @Test
    void aLongQueueOfCallsThatFailDoesNotOverflowTheStack() {
        var layer = layer(bench.queue(), 20_000);
        Promise<String> first = Promise.promise();
        bench.start(layer, cancellation -> first.future(), new Cancellation());
        var failed = new AtomicInteger();
        bench.on(() -> {
            for (int i = 0; i < 20_000; i++) {
                layer.run(
                                cancellation -> {
                                    throw new IllegalStateException();
                                },
                                new Cancellation())
                        .onFailure(failure -> {
                            if (failure instanceof IllegalStateException) {
                                failed.incrementAndGet();
                            }
                        });
            }
            return true;
        });

        bench.on(() -> first.tryComplete("ok"));

        assertThat(failed.get()).isEqualTo(20_000);
    }

    @Test
    void aCallThatWaitsTooLongFails() {
        var queue = new WaitQueue(bench.timers, Duration.ofMillis(20), bench.meters.timer("waits"));
        var layer = layer(queue, 10);
        bench.start(layer, Bench.hanging(), new Cancellation());

        assertThatThrownBy(() -> Bench.value(bench.start(layer, Bench.succeeding(), new Cancellation())))
                .hasMessageContaining("within 20 ms");
        assertThat(bench.meters.timer("waits").totalTime(TimeUnit.MILLISECONDS)).isGreaterThan(10);
    }
}
