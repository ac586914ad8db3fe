package dev.ferry.adapters.http.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ferry.adapters.http.call.Cancellation;
import dev.ferry.application.async.Stages;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What goes wrong with a time-out. */
class DeadlinePitfallsTest {

    private final Bench bench = new Bench();
    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1);
    private final DeadlineLayer layer = bench.deadline(PlatformEndpoint.UPLOAD);

    @AfterEach
    void close() {
        scheduler.shutdownNow();
        bench.close();
    }

    private <T> CompletionStage<T> decorated(Supplier<CompletionStage<T>> call) {
        return TimeLimiter.of(Bench.DEADLINE).executeCompletionStage(scheduler, call);
    }

    private static <T> Throwable failure(CompletionStage<T> stage) {
        return Stages.cause(
                stage.handle((value, failure) -> failure).toCompletableFuture().join());
    }

    @Nested
    class ATimeOutEndsTheWaitingAndNotTheRequest implements Pitfall {
        @Override
        public void decorator() {
            var request = new CompletableFuture<String>();

            assertThat(DeadlinePitfallsTest.failure(decorated(() -> request.thenApply(answer -> answer))))
                    .isInstanceOf(TimeoutException.class);

            assertThat(request).isNotDone();
        }

        @Override
        public void layer() {
            Promise<String> request = Promise.promise();

            var failure = bench.failure(layer, cancellation -> {
                cancellation.onCancel(request::fail);
                return request.future();
            });

            assertThat(failure).hasMessage("within 50 ms");
            assertThat(request.future().failed()).isTrue();
        }
    }

    @Nested
    class ATimeOutArrivesOnAnotherThread implements Pitfall {
        @Override
        public void decorator() {
            var thread = new AtomicReference<>("");
            var promise = bench.on(() -> decorated(CompletableFuture::new)
                    .whenComplete((value, failure) ->
                            thread.set(Thread.currentThread().getName())));

            assertThat(DeadlinePitfallsTest.failure(promise)).isNotNull();
            assertThat(thread.get()).startsWith("pool-");
        }

        @Override
        public void layer() {
            var context = new AtomicReference<@Nullable Context>();

            Bench.failure(bench.begin(layer, Bench.never(), new Cancellation())
                    .onComplete(done -> context.set(Vertx.currentContext())));

            await().untilAsserted(() -> assertThat(context.get()).isEqualTo(bench.context));
        }
    }

    @Nested
    class AFailedCallLeavesItsTimerRunning implements Pitfall {
        @Override
        public void decorator() {
            var promise = decorated(() -> CompletableFuture.failedStage(new IllegalStateException()));

            assertThat(promise.toCompletableFuture()).isCompletedExceptionally();
            assertThat(scheduler.getQueue()).hasSize(1);
        }

        @Override
        public void layer() {
            bench.failure(layer, cancellation -> Future.failedFuture(new IllegalStateException()));

            assertThat(bench.on(bench.timers::pending)).isZero();
        }
    }

    @Nested
    class ATimeOutDoesNotSayWhetherAnythingWasSent implements Pitfall {
        @Override
        public void decorator() {
            var sent = DeadlinePitfallsTest.failure(decorated(CompletableFuture::new));

            assertThat(sent).isInstanceOf(TimeoutException.class).hasMessageContaining("recorded a timeout");
        }

        @Override
        public void layer() {
            var unsure = bench.failure(layer, Bench.never());
            var unsent = bench.failure(layer, cancellation -> {
                Promise<String> connection = Promise.promise();
                cancellation.onCancel(why -> connection.fail(new PlatformException(new Unavailable("not sent"))));
                return connection.future();
            });

            assertThat(((PlatformException) unsure).fault()).isInstanceOf(OutcomeUnknown.class);
            assertThat(((PlatformException) unsent).fault()).isInstanceOf(Unavailable.class);
        }
    }

    @Nested
    class ASupplierThatThrowsThrowsAtTheCaller implements Pitfall {
        @Override
        public void decorator() {
            assertThatThrownBy(() -> decorated(() -> {
                        throw new IllegalStateException();
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }

        @Override
        public void layer() {
            assertThat(bench.failure(layer, cancellation -> {
                        throw new IllegalStateException();
                    }))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(bench.on(bench.timers::pending)).isZero();
        }
    }

    @Test
    void anAnswerThatComesWithTheTimeOutIsHeardOnce() {
        Promise<String> request = Promise.promise();
        var call = bench.begin(layer, cancellation -> request.future(), new Cancellation());

        assertThat(Bench.failure(call)).isNotNull();
        request.complete("too late");

        assertThat(call.failed()).isTrue();
    }
}
