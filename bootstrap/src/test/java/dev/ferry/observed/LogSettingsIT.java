package dev.ferry.observed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.bootstrap.Distribution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of a command on standard error, for different settings. */
class LogSettingsIT {

    private static final String LINE =
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d) (INFO |DEBUG) dev\\.ferry\\.\\S* .*";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Distribution distribution;

    @BeforeEach
    void open() {
        distribution = new Distribution(folder);
    }

    @AfterEach
    void close() {
        distribution.close();
    }

    @Test
    void aCommandLogsNothingByDefault() throws Exception {
        assertThat(upload(Map.of(), 0)).noneMatch(line -> line.matches(LINE));
    }

    @Test
    void aCommandLogsTextAtTheConfiguredLevel() throws Exception {
        assertThat(upload(Map.of("FERRY_LOG_LEVEL", "debug"), 0).stream().filter(line -> line.matches(LINE)))
                .anySatisfy(
                        line -> assertThat(line)
                                .containsPattern(
                                        "DEBUG dev.ferry.upload the upload is about to be sent upload=\"[0-9a-f-]{36}\" attempt=\"1\""))
                .anySatisfy(line -> assertThat(line).contains("INFO  dev.ferry.upload the upload is completed"));
    }

    @Test
    void anUnknownFormatIsRefusedInOneLine() throws Exception {
        assertThat(upload(Map.of("FERRY_LOG_FORMAT", "xml", "FERRY_LOG_LEVEL", "info"), 2))
                .singleElement()
                .asString()
                .contains("FERRY_LOG_FORMAT", "text", "json");
    }

    @Test
    void invalidOpenTelemetryVariablesAreRefusedWithoutTheirValues() throws Exception {
        var invalid = Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9",
                "OTEL_EXPORTER_OTLP_HEADERS", "authorization=secret",
                "OTEL_TRACES_SAMPLER", "nonsense");

        assertThat(upload(invalid, 2))
                .singleElement()
                .asString()
                .contains("OTEL_")
                .doesNotContain("secret");
    }

    /** The lines on standard error. */
    private List<String> upload(Map<String, String> environment, int code) throws IOException, InterruptedException {
        var errors = folder.resolve("errors.txt");
        var file = Distribution.HOME
                .resolve("examples/shifts.csv")
                .toAbsolutePath()
                .toString();
        var command = distribution.command("upload", "--sandbox", file).redirectError(errors.toFile());
        command.environment().putAll(environment);
        command.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        assertThat(distribution.start(command).waitFor()).isEqualTo(code);
        return Files.readAllLines(errors);
    }
}
