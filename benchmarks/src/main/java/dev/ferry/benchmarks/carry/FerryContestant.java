package dev.ferry.benchmarks.carry;

import dev.ferry.adapters.http.HttpPlatform;
import dev.ferry.adapters.http.resilience.ResilientPlatform;
import dev.ferry.adapters.http.settings.CallLimits;
import dev.ferry.adapters.http.settings.Credentials;
import dev.ferry.adapters.http.settings.PlatformSettings;
import dev.ferry.adapters.http.settings.ResilienceSettings;
import dev.ferry.adapters.http.settings.Secret;
import dev.ferry.application.FerryCore;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.application.ratelimit.AccountPause;
import dev.ferry.application.schedule.ThreadScheduler;
import dev.ferry.benchmarks.engine.Engines;
import dev.ferry.bootstrap.observability.Observability;
import dev.ferry.bootstrap.store.Store;
import dev.ferry.domain.event.UploadEvent;
import dev.ferry.domain.event.UploadEvent.UploadCompleted;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.table.TableFormat;
import io.vertx.core.Vertx;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;

/** Ferry, wired as in a service, and called as an embedding program calls it. */
final class FerryContestant implements UploadContestant {

    private static final List<ResultKind> KINDS = List.of(ResultKind.FEEDBACK, ResultKind.TABLE_OF_RESULT_IDS);
    private static final int NO_LIMIT = 1_000_000;

    private final Vertx vertx = Vertx.vertx();
    private final Store store;
    private final ThreadScheduler scheduler;
    private final ResilientPlatform platform;
    private final FerryCore core;
    private final Bytes data;
    private final Map<UploadId, CompletableFuture<Runnable>> endings = new ConcurrentHashMap<>();
    private final Follower follower;

    FerryContestant(int port, Store store, String data, Duration poll) {
        this.store = store;
        this.data = Bytes.of(data);
        scheduler = new ThreadScheduler("ferry-engine", store.clock());
        var random = new SecureRandom();
        var observation = Observability.ofCommand(false, Optional.empty());
        var pause = new AccountPause(scheduler, settings(port).limits().longestPause());
        platform = HttpPlatform.resilient(vertx, settings(port), observation.meters(), scheduler, pause, random);
        var undecorated = store.drivenPorts(platform, scheduler, Optional.empty());
        var engine = Engines.polling(poll);
        var ports = observation.decorate(
                undecorated, engine.vocabulary(), settings(port).apiUrl());
        core = new FerryCore(ports, Engines.datasets(), engine, random, pause);
        core.start();
        follower = new Follower(core.ferry().events(), this::handle);
        follower.start();
    }

    /** The settings of the Platform, with a rate limit that is never reached. */
    private static PlatformSettings settings(int port) {
        var url = URI.create("http://127.0.0.1:" + port);
        var standard = ResilienceSettings.standard();
        return new PlatformSettings(
                url,
                url,
                false,
                Credentials.of("client", new Secret("secret"), new Secret("key")),
                CallLimits.standard(),
                new ResilienceSettings(
                        standard.breakerWindow(),
                        standard.breakerFailurePercent(),
                        standard.breakerOpen(),
                        standard.retries(),
                        standard.retryBudgetPercent(),
                        standard.retryDelay(),
                        NO_LIMIT));
    }

    @Override
    public void process(int uploads, int concurrency, IntConsumer started, IntConsumer finished) throws Exception {
        var slots = new Semaphore(concurrency);
        var remaining = new CountDownLatch(uploads);
        for (int number = 0; number < uploads; number++) {
            var current = number;
            slots.acquire();
            started.accept(current);
            submit(current, () -> {
                finished.accept(current);
                slots.release();
                remaining.countDown();
            });
        }
        remaining.await();
    }

    private void submit(int number, Runnable onEnd) {
        var request = new UploadRequest(
                new DatasetName("Shifts " + number), false, KINDS, null, data, TableFormat.DETECTED, null);
        var unused = core.ferry().submit().submit(request).thenAccept(submitted -> {
            if (submitted instanceof Submitted.Accepted accepted) {
                ending(accepted.entry().upload().id()).complete(onEnd);
            }
        });
    }

    private void handle(UploadEvent event) {
        if (event instanceof UploadCompleted completed) {
            var unused = ending(completed.id()).thenAccept(onEnd -> {
                endings.remove(completed.id());
                onEnd.run();
            });
        }
    }

    /** Connects the end of an upload with its callback; either may be known first. */
    private CompletableFuture<Runnable> ending(UploadId id) {
        return endings.computeIfAbsent(id, key -> new CompletableFuture<>());
    }

    @Override
    public void close() {
        follower.close();
        core.stop().toCompletableFuture().join();
        platform.close().toCompletableFuture().join();
        scheduler.close();
        store.closing().run();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
