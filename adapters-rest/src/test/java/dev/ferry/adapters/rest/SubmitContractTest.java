package dev.ferry.adapters.rest;

import dev.ferry.adapters.rest.body.BodyBounds;
import dev.ferry.application.Ferry;
import dev.ferry.application.port.driving.SubmitUpload;
import dev.ferry.contracts.driving.SubmitAnswer;
import dev.ferry.contracts.driving.SubmitClient;
import dev.ferry.contracts.driving.SubmitUploadContract;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Runs the contract of all adapters that accept data sets against the HTTP API. */
class SubmitContractTest implements SubmitUploadContract {

    private final Rig rig = new Rig();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private @Nullable RestServer server;

    @AfterEach
    void stop() {
        client.shutdownNow();
        if (server != null) {
            server.close().toCompletableFuture().join();
        }
        rig.close();
    }

    @Override
    public SubmitClient open(SubmitUpload ferry) {
        var settings =
                Rig.settings(BodyBounds.of(Rig.MAX_BODY_BYTES), Duration.ofSeconds(30), SecuritySettings.local());
        var listening = RestServer.start(rig.vertx, settings, with(ferry, rig.ferry()), rig.metrics)
                .toCompletableFuture()
                .join();
        server = listening;
        return (name, csv, key) -> client.sendAsync(request(listening.url(), name, csv, key), BodyHandlers.ofString())
                .thenApply(SubmitContractTest::answer);
    }

    private static HttpRequest request(String url, String name, String csv, @Nullable String key) {
        var request = HttpRequest.newBuilder(
                        URI.create(url + "/v1/uploads?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8)))
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(csv));
        return (key == null ? request : request.header("Idempotency-Key", key)).build();
    }

    private static SubmitAnswer answer(HttpResponse<String> response) {
        var body = Rig.json(response);
        return switch (response.statusCode() / 100) {
            case 2 -> new SubmitAnswer.Accepted(body.path("id").textValue());
            case 4 -> new SubmitAnswer.Refused(body.path("detail").textValue() + body.path("problems"));
            default -> new SubmitAnswer.Failed(body.path("detail").textValue());
        };
    }

    private static Ferry with(SubmitUpload submit, Ferry rest) {
        return new Ferry(
                submit,
                rest.track(),
                rest.events(),
                rest.work(),
                rest.decide(),
                rest.results(),
                rest.dataset(),
                rest.platform(),
                rest.check(),
                rest.store(),
                rest.prune(),
                rest.delete(),
                rest.overview(),
                rest.pause());
    }
}
