package dev.ferry.observed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Tests the alerts with promtool, with series that must fire them and series that must not. */
class AlertsTest {

    private static final Path NO_INPUT = Path.of("/dev/null");

    @Test
    void theRulesAreValid() throws Exception {
        Prometheus.assumeInstalled("promtool");

        assertThat(Prometheus.promtool(NO_INPUT, "check", "rules", "alerts.yml"))
                .startsWith("0 ");
    }

    @Test
    void eachAlertFiresOnItsFaultAndNoneFiresWithoutAFault() throws Exception {
        Prometheus.assumeInstalled("promtool");

        assertThat(Prometheus.promtool(NO_INPUT, "test", "rules", "alerts-test.yml"))
                .startsWith("0 ");
    }
}
