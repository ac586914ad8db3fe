package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shipped program in an environment with another locale than a UTF-8 one, as in cron and in containers. Shell
 * scripts write the names of files and arguments, because this JVM may have such a locale too.
 */
class LocaleIT {

    private static final String DATA =
            "Reference,StartDate,StartTime,EndDate,EndTime\\n" + "E1,01/07/2024,09:00,01/07/2024,17:00\\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

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

    /** The last of these locales is not installed. */
    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", "tlh_KX.UTF-8"})
    void namesAndSecretsAndFilesAreThoseThatTheUserGave(String locale) throws Exception {
        var ready = sandbox(locale);

        var upload = script(locale, Distribution.platform(ready), """
                mkdir Ü
                printf '%s' > Ü/Jüni.csv
                export HOME="$PWD/Ü" FERRY_PLATFORM_CLIENT_SECRET=s3crét FERRY_PLATFORM_API_KEY=schlüssel
                FERRY upload Ü/Jüni.csv --out Ü/Ergebnisse && FERRY upload Ü/Jüni.csv --name 日本 &&
                  test -f Ü/Ergebnisse/Jüni.feedback.txt && test -f Ü/.local/share/ferry/ferry.db
                """.formatted(DATA));

        assertThat(upload.waitFor()).isZero();
        assertThat(record(ready)).contains("\"name\":\"Jüni\"", "\"name\":\"日本\"");
    }

    @Test
    void aWatchedFolderTakesItsFiles() throws Exception {
        var ready = sandbox("C");

        script("C", Distribution.platform(ready), """
                mkdir Ü
                printf '%s' > Ü/Jüni.csv
                export FERRY_PLATFORM_CLIENT_SECRET=s3crét FERRY_PLATFORM_API_KEY=schlüssel
                exec FERRY watch Ü
                """.formatted(DATA));

        await().atMost(Duration.ofSeconds(60)).until(() -> record(ready).contains("\"name\":\"Jüni\""));
    }

    @Test
    void theDistributionRunsInAnyFolder() throws Exception {
        var list = script("C", Map.of(), """
                mkdir Ü
                cp -a '%s' Ü/ferry
                env -i PATH="$PATH" HOME="$PWD/Ü" Ü/ferry/bin/ferry --version 2>&1 &&
                  env -i PATH="$PATH" HOME="$PWD/Ü" Ü/ferry/bin/ferry list 2>&1 &&
                  env -i PATH="$PATH" HOME="$PWD/Ü" Ü/ferry/bin/ferry demo
                """.formatted(Distribution.HOME.toAbsolutePath()));

        assertThat(Distribution.output(list))
                .matches("(?s)ferry \\S+\nID +NAME[^\n]*\n.*576 rows processed, no errors.*");
        assertThat(list.waitFor()).isZero();
    }

    /** The byte 0xFC is a u with an umlaut in Latin-1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "FERRY check \"$(printf 'J\\374ni.csv')\"",
                "FERRY_PLATFORM_API_KEY=\"$(printf '\\374')\" FERRY list",
                "HOME=\"$(printf '/tmp/\\374')\" FERRY list",
                "FERRY --profile=\"$(printf '\\374')\" config explain"
            })
    void textInAnotherEncodingIsRefusedInOneLine(String command) throws Exception {
        var refused = script("C.UTF-8", Map.of(), "{ " + command + "; } 2>&1");

        assertThat(Distribution.output(refused).lines().filter(line -> line.contains("is not UTF-8")))
                .hasSize(1);
        assertThat(refused.waitFor()).isEqualTo(2);
    }

    private JsonNode sandbox(String locale) throws IOException {
        return Distribution.ready(script(
                locale,
                Map.of(),
                "exec FERRY sandbox --client-secret s3crét --api-key schlüssel --processing-time 10ms"));
    }

    private Process script(String locale, Map<String, String> environment, String text) throws IOException {
        var program = "'" + Distribution.HOME.toAbsolutePath().resolve("bin/ferry") + "'";
        var script = Files.createTempFile(folder, "script", ".sh");
        Files.writeString(script, text.replace("FERRY ", program + " "));
        var builder = distribution.command().command("sh", script.toString());
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", locale);
        return distribution.start(builder.redirectError(ProcessBuilder.Redirect.INHERIT));
    }

    private static String record(JsonNode ready) throws IOException, InterruptedException {
        var uploads = URI.create(ready.path("url").asText() + "/_sandbox/uploads");
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uploads).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
