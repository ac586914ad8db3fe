package dev.ferry.observed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The metrics, the log, the events and the traces of a loaded service agree with their documentation. */
@SuppressWarnings("NullAway.Init")
class ObservedServiceIT {

    private static final CloseStack RESOURCES = new CloseStack();

    @TempDir
    private static Path folder;

    private static TraceReceiver receiver;
    private static LoadedService service;

    @BeforeAll
    static void load() throws IOException, InterruptedException {
        receiver = RESOURCES.add(new TraceReceiver());
        service = RESOURCES.add(new LoadedService(folder, receiver.url()));
        service.load();
    }

    @AfterAll
    static void close() throws Exception {
        RESOURCES.close();
    }

    @Test
    void theTableOfMetricsEqualsTheScrape() throws Exception {
        assertThat(Metric.scraped(service.metrics())).isEqualTo(Metric.documented());
    }

    @Test
    void promtoolAcceptsTheMetrics() throws Exception {
        Prometheus.assumeInstalled("promtool");
        var scrape = Files.writeString(folder.resolve("scrape.txt"), service.metrics());

        assertThat(Prometheus.promtool(scrape, "check", "metrics")).isEqualTo("0 ");
    }

    @Test
    void everyLogLineIsAnObjectWithTheUpload() throws Exception {
        var lines = Files.readAllLines(service.log());

        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            var object = new ObjectMapper().readTree(line);
            assertThat(object.path("time").asText()).endsWith("Z");
            if (object.path("logger").asText().equals("dev.ferry.upload")) {
                assertThat(object.path("upload").asText()).hasSize(36);
                assertThat(object.path("attempt").asInt()).isEqualTo(1);
                assertThat(object.path("trace").asText()).isEqualTo(LoadedService.TRACE);
            }
        });
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).contains("\"event\":\"completed\""))
                .anySatisfy(line -> assertThat(line).contains("\"event\":\"rejected\""))
                .anySatisfy(line -> assertThat(line).contains("\"fault\":\"outcome-unknown\""))
                .noneSatisfy(line -> assertThat(line).contains("io.vertx"));
    }

    @Test
    void noLogLineContainsDataOrNames() throws Exception {
        assertThat(service.log()).content().doesNotContain(LoadedService.SECRET, "31/02/2024");
    }

    @Test
    void everyEventIsPartOfTheCallersTrace() throws Exception {
        assertThat(Files.readAllLines(service.events()).stream().filter(line -> line.startsWith("data:")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("\"traceparent\":\"00-" + LoadedService.TRACE + "-"));
    }

    @Test
    void spansOfTheCallersTraceAreExported() {
        var id = new String(HexFormat.of().parseHex(LoadedService.TRACE), StandardCharsets.ISO_8859_1);

        Awaitility.await()
                .untilAsserted(() -> assertThat(receiver.received())
                        .contains("/v1/traces", id, "submit", "POST /api/UploadData", "GET /api/GetResults"));
        assertThat(receiver.received()).doesNotContain(LoadedService.SECRET, "sandbox-api-key");
    }
}
