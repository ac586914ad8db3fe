package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenFileLimitTest {

    @Test
    void warnsWhenTheLimitIsLowerThanTheSettingsNeed() {
        assertThat(new OpenFileLimit(1_024).warning(256, 1_000))
                .hasValueSatisfying(line -> assertThat(line)
                        .contains("may open 1024", "may need 1712", "ulimit -n 1712", "FERRY_SERVICE_MAX_CONNECTIONS"));
        assertThat(new OpenFileLimit(300).warning(256, 0))
                .hasValueSatisfying(line -> assertThat(line).endsWith("lower FERRY_SERVICE_SLOTS"));
    }

    @Test
    void isSilentWhenTheLimitIsHighEnough() {
        assertThat(new OpenFileLimit(1_712).warning(256, 1_000)).isEmpty();
    }

    @Test
    void knowsTheLimitOfThisProcess() {
        assertThat(OpenFileLimit.ofThisProcess().max()).isPositive();
    }
}
