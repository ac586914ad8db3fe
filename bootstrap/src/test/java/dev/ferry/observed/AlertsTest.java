package dev.ferry.observed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The alerts by themselves: promtool plays good days and bad ones to them. */
class AlertsTest {

    private static final Path NOTHING = Path.of("/dev/null");

    @Test
    void theRulesAreWellFormed() throws Exception {
        Prometheus.assumeInstalled("promtool");

        assertThat(Prometheus.promtool(NOTHING, "check", "rules", "alerts.yml")).startsWith("0 ");
    }

    @Test
    void eachAlertFiresOnItsDayAndNoneOnAGoodOne() throws Exception {
        Prometheus.assumeInstalled("promtool");

        assertThat(Prometheus.promtool(NOTHING, "test", "rules", "alerts-test.yml"))
                .startsWith("0 ");
    }
}
