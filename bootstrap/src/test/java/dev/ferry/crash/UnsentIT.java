package dev.ferry.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.sandbox.PlatformSandbox;
import dev.ferry.sandbox.ProcessingTimeModel;
import dev.ferry.sandbox.ReceivedRequest;
import dev.ferry.sandbox.SandboxOptions;
import dev.ferry.sandbox.fault.FaultScript;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills a service whose uploads cannot be sent yet. None is in doubt afterwards, and each is sent once. */
class UnsentIT {

    private static final int UPLOADS = 50;
    private static final Duration SHORT_LIFETIME = Duration.ofSeconds(2);
    private static final String CSV =
            "Reference,StartDate,StartTime,EndDate,EndTime\nE1,01/07/2024,09:00,01/07/2024,17:00\n";

    private static final SandboxOptions OPTIONS =
            SandboxOptions.standard().withProcessingTime(ProcessingTimeModel.parse("0s"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private PlatformSandbox sandbox = start(OPTIONS);

    @AfterEach
    void close() {
        sandbox.close().toCompletableFuture().join();
    }

    @Test
    void whileTheIdentityServerHangs() throws Exception {
        var service = serve(Map.of());
        hangIdentityServer();

        submitAll(service);
        awaitAllAtOnce(service);

        killAndVerify(service, "the identity server hangs");
    }

    @Test
    void whileTheIdentityServerHangsAtTheRenewalOfAnExpiredToken() throws Exception {
        close();
        sandbox = start(OPTIONS.withTokenLifetime(SHORT_LIFETIME));
        var service = serve(Map.of());
        completeOne(service);
        var completed = System.nanoTime();
        hangIdentityServer();
        Awaitility.await().until(() -> System.nanoTime() - completed > SHORT_LIFETIME.toNanos());

        submitAll(service);
        awaitAllAtOnce(service);

        killAndVerify(service, "the identity server hangs at a renewal");
    }

    @Test
    void whileTheIdentityServerHangsAtTheRenewalOfARefusedToken() throws Exception {
        var service = serve(Map.of());
        completeOne(service);
        hangIdentityServer();
        sandbox.revokeTokens();

        submitAll(service);
        awaitAllAtOnce(service);
        // the first upload was accepted; each one that sent the refused token is queued again
        await(() ->
                events(service, "deferred") > 0 && events(service, "deferred") == events(service, "submitting") - 1);

        killAndVerify(service, "the identity server hangs after the Platform has refused the token");
    }

    @Test
    void whileTheApiAcceptsNoConnection() throws Exception {
        try (var hanging = UnansweringServer.notAccepting()) {
            var service = serve(Map.of("FERRY_PLATFORM_API_URL", "http://127.0.0.1:" + hanging.port()));

            submitAll(service);
            awaitAllAtOnce(service);

            killAndVerify(service, "the API accepts no connection");
        }
    }

    @Test
    void whileTheApiDoesNotAnswerTheTlsHandshake() throws Exception {
        try (var hanging = UnansweringServer.accepting()) {
            var service = serve(Map.of("FERRY_PLATFORM_API_URL", "https://127.0.0.1:" + hanging.port()));

            submitAll(service);
            awaitAllAtOnce(service);
            await(() -> hanging.accepted() >= UPLOADS);

            killAndVerify(service, "the API does not answer the TLS handshake");
        }
    }

    private static PlatformSandbox start(SandboxOptions options) {
        return PlatformSandbox.start(options).toCompletableFuture().join();
    }

    private ServiceProcess serve(Map<String, String> settings) throws IOException {
        var environment = ServiceSettings.of(folder, sandbox);
        environment.put("FERRY_SERVICE_LEASE", "2s");
        environment.putAll(settings);
        return ServiceProcess.serve(environment, List.of(), folder.resolve("log"));
    }

    private void hangIdentityServer() {
        sandbox.follow(FaultScript.parse("{\"rules\": [{\"endpoint\": \"token\", \"fault\": \"black-hole\"}]}"));
    }

    private static void completeOne(ServiceProcess service) throws InterruptedException {
        assertThat(service.submit("first", CSV)).isTrue();
        await(() -> service.uploads("state=completed").size() == 1);
    }

    private static void submitAll(ServiceProcess service) throws InterruptedException {
        for (int i = 0; i < UPLOADS; i++) {
            assertThat(service.submit("upload-" + i, CSV)).isTrue();
        }
    }

    /** Waits until the service works on all uploads: each of them waits for the Platform. */
    private static void awaitAllAtOnce(ServiceProcess service) {
        await(() -> service.metric("ferry_leases_held") == UPLOADS);
    }

    private static double events(ServiceProcess service, String type) throws IOException, InterruptedException {
        return service.metric("ferry_upload_events_total{type=\"" + type + "\"}");
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition);
    }

    private void killAndVerify(ServiceProcess service, String cause) throws Exception {
        service.kill();
        service.awaitExit();
        sandbox.follow(FaultScript.none());
        try (var restarted = serve(Map.of())) {
            await(() -> restarted.uploads("state=queued,processing").isEmpty());
            var doubts = restarted.uploads("state=in-doubt");
            var completed = restarted.uploads("state=completed").stream()
                    .filter(upload -> upload.path("name").asText().startsWith("upload-"))
                    .toList();
            var repeated =
                    sendings().values().stream().filter(count -> count > 1).count();
            Measurements.record(
                    "unsent-" + cause.replace(' ', '-'),
                    "kill while %s, %d uploads: %d in doubt, %d completed, %d sent twice"
                            .formatted(cause, UPLOADS, doubts.size(), completed.size(), repeated));
            assertThat(doubts).isEmpty();
            assertThat(completed).hasSize(UPLOADS);
            assertThat(repeated).as("sent twice").isZero();
        }
    }

    /** How often the sandbox received each data set and did not refuse the token. */
    private Map<String, Long> sendings() {
        return sandbox.requests().stream()
                .filter(request -> request.path().equals("/api/UploadData") && request.status() != 401)
                .map(ReceivedRequest::traceparent)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }
}
