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

/** The dashboard and the alerts ask a real Prometheus, which scrapes a service under load, and are answered. */
@SuppressWarnings("NullAway.Init")
class PrometheusIT {

    private static final Path DASHBOARD = Page.DOCS.resolve("observability/grafana-dashboard.json");

    private static final Opened OPENED = new Opened();

    @TempDir
    private static Path folder;

    private static Prometheus prometheus;

    @BeforeAll
    static void load() throws IOException, InterruptedException {
        Prometheus.assumeInstalled("prometheus");
        var receiver = OPENED.add(new Receiver());
        var service = OPENED.add(new LoadedService(folder, receiver.url()));
        prometheus = OPENED.add(Prometheus.scraping(service.address(), folder));
        service.load();
        Awaitility.await()
                .until(() -> !prometheus
                        .query("max(ferry_uploads{state=\"in-doubt\"}) > 0")
                        .isEmpty());
    }

    @AfterAll
    static void close() throws Exception {
        OPENED.close();
    }

    @Test
    void everyPanelOfTheDashboardShowsSomething() throws Exception {
        var dashboard = new ObjectMapper().readTree(Files.readString(DASHBOARD));
        var expressions = dashboard.findValuesAsText("expr");
        var answered = new SoftAssertions();
        for (var expression : expressions) {
            var asked = expression.replace("$__rate_interval", "2m").replace("$job", "ferry");
            answered.assertThat(prometheus.query(asked)).as(asked).isNotEmpty();
        }
        answered.assertAll();
        assertThat(expressions).hasSizeGreaterThan(30);
    }

    /** A variable is filled from the labels of a metric. */
    @Test
    void everyVariableOfTheDashboardCanBeChosen() throws Exception {
        var dashboard = new ObjectMapper().readTree(Files.readString(DASHBOARD));
        for (var variable : dashboard.path("templating").path("list")) {
            if (variable.path("type").asText().equals("query")) {
                var words = variable.path("query").asText().split("[(, )]+", -1);
                assertThat(prometheus.query("count by (%s) (%s)".formatted(words[2], words[1])))
                        .isNotEmpty();
            }
        }
    }

    /** On a good day an alert has no answer, so each comparison in it is asked for its outcome instead. */
    @Test
    void everySideOfEveryAlertHasAnAnswer() throws Exception {
        var answered = new SoftAssertions();
        for (var alert : prometheus.alerts().entrySet()) {
            var asked = alert.getValue().replaceAll(" ([<>]=?) ", " $1 bool ");
            answered.assertThat(asked).as(alert.getKey()).contains(" bool ");
            answered.assertThat(prometheus.query(asked)).as(alert.getKey()).isNotEmpty();
            var side = alert.getValue().replaceFirst(" [<>]=? [0-9.]+$", "");
            answered.assertThat(prometheus.query(side)).as(side).isNotEmpty();
        }
        answered.assertAll();
    }

    @Test
    void thePageNamesTheAlertsThatThereAre() throws Exception {
        var documented = Page.of("observability.md").table("| alert | what to do |").stream()
                .flatMap(row -> Page.code(row.getFirst()).stream())
                .toList();

        assertThat(prometheus.alerts().keySet()).containsExactlyInAnyOrderElementsOf(documented);
    }
}
