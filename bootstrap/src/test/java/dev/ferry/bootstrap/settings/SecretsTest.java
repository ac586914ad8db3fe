package dev.ferry.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.adapters.cli.wiring.Setting;
import dev.ferry.adapters.cli.wiring.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The locations of secrets, and error messages that do not contain them. */
class SecretsTest {

    private static final String SECRET = "s3cr3t ${HOME} %41";
    private static final String NAME = "FERRY_PLATFORM_CLIENT_SECRET";
    private static final String PROPERTY = "ferry.platform.client-secret";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    @Test
    void aSecretIsReadUnchangedFromEachLocation() throws IOException {
        var file = Files.writeString(folder.resolve("secret"), SECRET + "\n");
        var credentials = Files.createDirectory(folder.resolve("credentials"));
        Files.writeString(credentials.resolve(PROPERTY), SECRET);

        assertThat(read(Map.of(NAME, SECRET))).isEqualTo(SECRET);
        assertThat(read(Map.of(NAME + "_FILE", file.toString()))).isEqualTo(SECRET);
        assertThat(read(Map.of(NAME + "_COMMAND", "cat " + file))).isEqualTo(SECRET);
        assertThat(read(Map.of("CREDENTIALS_DIRECTORY", credentials.toString())))
                .isEqualTo(SECRET);
        yaml("client-secret: '" + SECRET + "'");
        assertThat(read(Map.of())).isEqualTo(SECRET);
        yaml("client-secret-file: " + file);
        assertThat(read(Map.of())).isEqualTo(SECRET);
    }

    @Test
    void theEnvironmentWinsOverSystemdAndSystemdOverTheFile() throws IOException {
        yaml("client-secret: from-yaml");
        Files.writeString(folder.resolve(PROPERTY), "from-systemd");
        var systemd = Map.of("CREDENTIALS_DIRECTORY", folder.toString());

        assertThat(read(Map.of())).isEqualTo("from-yaml");
        assertThat(read(systemd)).isEqualTo("from-systemd");
        environment.putAll(systemd);
        assertThat(read(Map.of(NAME + "_COMMAND", "echo from-command"))).isEqualTo("from-command");
    }

    @Test
    void twoFormsInOneLocationAreRefused() {
        assertThatThrownBy(() -> read(Map.of(NAME, SECRET, NAME + "_FILE", "x")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining(NAME + " and " + NAME + "_FILE; keep one of them")
                .hasMessageNotContaining("s3cr3t");
    }

    @Test
    void explainReadsNoReference() {
        var trace = folder.resolve("trace");
        environment.put(NAME + "_COMMAND", "touch " + trace);
        environment.put("FERRY_PLATFORM_API_KEY", SECRET);

        assertThat(settings().explained())
                .filteredOn(setting -> setting.environment().matches(NAME + "|FERRY_PLATFORM_API_KEY"))
                .allSatisfy(setting -> assertThat(setting.value()).isEqualTo("********"))
                .extracting(Setting::source)
                .containsExactly("the command touch (environment)", "environment");
        assertThat(trace).doesNotExist();
    }

    /** The message of a YAML parser contains the line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "@s3cr3t",
                "\"s3cr3t",
                "%s3cr3t",
                "s3cr3t: s3cr3t",
                "[s3cr3t",
                "!s3cr3t s3cr3t",
                "{s3cr3t}",
                "{s3cr3t: s3cr3t}",
                "*s3cr3t"
            })
    void aFileThatIsNotYamlIsNamedButNotQuoted(String value) throws IOException {
        yaml("client-secret: " + value);

        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("ferry.yaml")
                .hasMessageNotContaining("s3cr3t")
                .hasNoCause();
    }

    private String read(Map<String, String> more) {
        var all = new HashMap<>(environment);
        all.putAll(more);
        return new SettingsReader(all, folder, folder, note -> {}).read().text(Key.PLATFORM_CLIENT_SECRET);
    }

    private Settings settings() {
        return new SettingsReader(environment, folder, folder, note -> {}).read();
    }

    private void yaml(String line) throws IOException {
        Files.writeString(folder.resolve("ferry.yaml"), "ferry:\n  platform:\n    " + line + "\n");
    }
}
