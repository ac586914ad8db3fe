package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files that run Ferry as a service. */
class DeployTest {

    private static final Path DEPLOY = Path.of("..", "deploy");

    @ParameterizedTest
    @ValueSource(strings = {"systemd/ferry.service", "container/Dockerfile"})
    void aServiceHasAUtf8Locale(String file) {
        assertThat(DEPLOY.resolve(file)).content().containsPattern("(?m)^(Environment=|ENV ).*LC_ALL=C\\.UTF-8");
    }
}
