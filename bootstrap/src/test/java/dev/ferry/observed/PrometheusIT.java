package dev.ferry.observed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus that scrapes a service under load answers all queries of the dashboard and the alerts. */
@SuppressWarnings("NullAway.Init")
class PrometheusIT {

    private static final Path DASHBOARD = DocPage.DOCS.resolve("observability/grafana-dashboard.json");

    private static final CloseStack RESOURCES = new CloseStack();

    @TempDir
    private static Path folder;

    private static Prometheus prometheus;

    @BeforeAll
    static void load() throws IOException, InterruptedException {
        Prometheus.assumeInstalled("prometheus");
        var receiver = RESOURCES.add(new TraceReceiver());
        var service = RESOURCES.add(new LoadedService(folder, receiver.url()));
        prometheus = RESOURCES.add(Prometheus.scraping(service.address(), folder));
        service.load();
        Awaitility.await()
                .until(() -> !prometheus
                        .query("max(ferry_uploads{state=\"in-doubt\"}) > 0")
                        .isEmpty());
    }

    @AfterAll
    static void close() throws Exception {
        RESOURCES.close();
    }

    @Test
    void everyPanelOfTheDashboardShowsData() throws Exception {
        var dashboard = new ObjectMapper().readTree(Files.readString(DASHBOARD));
        var expressions = dashboard.findValuesAsText("expr");
        var assertions = new SoftAssertions();
        for (var expression : expressions) {
            var query = expression.replace("$__rate_interval", "2m").replace("$job", "ferry");
            assertions.assertThat(prometheus.query(query)).as(query).isNotEmpty();
        }
        assertions.assertAll();
        assertThat(expressions).hasSizeGreaterThan(30);
    }

    /** The values of a variable are the labels of a metric. */
    @Test
    void everyVariableOfTheDashboardHasValues() throws Exception {
        var dashboard = new ObjectMapper().readTree(Files.readString(DASHBOARD));
        for (var variable : dashboard.path("templating").path("list")) {
            if (variable.path("type").asText().equals("query")) {
                var parts = variable.path("query").asText().split("[(, )]+", -1);
                assertThat(prometheus.query("count by (%s) (%s)".formatted(parts[2], parts[1])))
                        .isNotEmpty();
            }
        }
    }

    /** Without a fault an alert returns nothing, so this test asks for the result of each comparison instead. */
    @Test
    void everySideOfEveryAlertReturnsAValue() throws Exception {
        var assertions = new SoftAssertions();
        for (var alert : prometheus.alerts().entrySet()) {
            var query = alert.getValue().replaceAll(" ([<>]=?) ", " $1 bool ");
            assertions.assertThat(query).as(alert.getKey()).contains(" bool ");
            assertions.assertThat(prometheus.query(query)).as(alert.getKey()).isNotEmpty();
            var side = alert.getValue().replaceFirst(" [<>]=? [0-9.]+$", "");
            assertions.assertThat(prometheus.query(side)).as(side).isNotEmpty();
        }
        assertions.assertAll();
    }

    @Test
    void thePageNamesAllAlerts() throws Exception {
        var documented = DocPage.of("observability.md").table("| alert | what to do |").stream()
                .flatMap(row -> DocPage.code(row.getFirst()).stream())
                .toList();

        assertThat(prometheus.alerts().keySet()).containsExactlyInAnyOrderElementsOf(documented);
    }
}
