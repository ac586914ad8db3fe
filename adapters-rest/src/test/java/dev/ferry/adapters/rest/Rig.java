package dev.ferry.adapters.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.adapters.rest.body.BodyBounds;
import dev.ferry.application.Ferry;
import dev.ferry.application.FerryCore;
import dev.ferry.application.inmemory.InMemoryJournal;
import dev.ferry.application.inmemory.InMemoryPayloads;
import dev.ferry.application.port.EventLog;
import dev.ferry.application.port.driven.DrivenPorts;
import dev.ferry.application.port.driven.Journal;
import dev.ferry.application.port.driven.JournalPorts;
import dev.ferry.application.port.driven.Payloads;
import dev.ferry.application.schedule.ThreadScheduler;
import dev.ferry.application.settings.DatasetSettings;
import dev.ferry.application.settings.EngineSettings;
import dev.ferry.application.settings.RetryLimits;
import dev.ferry.application.settings.Workload;
import dev.ferry.contracts.fake.ScriptedPlatform;
import dev.ferry.domain.dataset.Schema;
import dev.ferry.domain.feedback.RowNumbering;
import dev.ferry.domain.platform.StatusVocabulary;
import dev.ferry.domain.polling.Backoff;
import dev.ferry.domain.polling.FixedPolling;
import dev.ferry.domain.submission.InDoubtPolicy;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;

/** A server on a free port, with a core, a scripted Platform and an in-memory store that can be made to fail. */
final class Rig implements AutoCloseable {

    static final String CSV =
            "Reference,StartDate,StartTime,EndDate,EndTime\r\nE1,01/07/2024,09:00,01/07/2024,17:00\r\n";
    static final long MAX_BODY_BYTES = 4 << 20;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    final ScriptedPlatform platform = new ScriptedPlatform();
    final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    final FragileStore store = new FragileStore();
    final Contract contract = new Contract();
    final Vertx vertx = Vertx.vertx();
    final RestServer server;
    private final ThreadScheduler scheduler = new ThreadScheduler("core");
    final InMemoryJournal journal = new InMemoryJournal(scheduler);
    private final FerryCore core;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Rig() {
        this(SecuritySettings.local());
    }

    Rig(SecuritySettings security) {
        this(settings(BodyBounds.of(MAX_BODY_BYTES), Duration.ofSeconds(30), security));
    }

    Rig(RestSettings settings) {
        core = new FerryCore(
                new DrivenPorts(
                        platform,
                        new JournalPorts(
                                store.wrap(Journal.class, journal),
                                journal,
                                store.wrap(EventLog.class, journal),
                                journal,
                                journal.ports().times(),
                                journal.ports().numberings()),
                        store.wrap(Payloads.class, new InMemoryPayloads(scheduler)),
                        scheduler),
                new DatasetSettings(Schema.guide(), RowNumbering.DATA_FROM_1),
                engine(),
                new Random(1));
        server = RestServer.start(vertx, settings, core.ferry(), metrics)
                .toCompletableFuture()
                .join();
    }

    /** Settings with short heartbeat and poll intervals. */
    static RestSettings settings(BodyBounds body, Duration idle, SecuritySettings security) {
        return new RestSettings(
                "127.0.0.1",
                0,
                body,
                Duration.ofMillis(200),
                Duration.ofMillis(100),
                idle,
                Duration.ofSeconds(5),
                security);
    }

    private static EngineSettings engine() {
        var backoff = new Backoff(Duration.ofMillis(50), Duration.ofMillis(50), 3);
        return new EngineSettings(
                StatusVocabulary.standard(),
                new FixedPolling(Duration.ofMillis(20)),
                InDoubtPolicy.HOLD,
                Duration.ofMinutes(10),
                new RetryLimits(
                        Duration.ofMinutes(10), backoff, backoff, backoff, Duration.ofHours(1), Duration.ofMinutes(1)),
                new Workload(
                        8,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(10),
                        Duration.ofMillis(50),
                        Workload.ClaimMode.EVERYTHING));
    }

    /** Starts the engine; without it, uploads stay queued. */
    Rig startEngine() {
        core.start();
        return this;
    }

    /** Returns the driving ports that the server uses. */
    Ferry ferry() {
        return core.ferry();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(Duration.ofMinutes(2));
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpResponse<String> post(String path, String contentType, String body) {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    HttpResponse<String> post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            contract.check(response);
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Submits a data set and returns the upload's id. */
    String submit(String name) {
        return json(post("/v1/uploads?name=" + name, "text/csv", CSV))
                .path("id")
                .textValue();
    }

    /** Waits until the upload is in the state. */
    JsonNode await(String id, String state) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> upload(id).path("state").textValue().equals(state));
        return upload(id);
    }

    JsonNode upload(String id) {
        return json(get("/v1/uploads/" + id));
    }

    static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.close().toCompletableFuture().join();
        core.stop().toCompletableFuture().join();
        scheduler.close().toCompletableFuture().join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
