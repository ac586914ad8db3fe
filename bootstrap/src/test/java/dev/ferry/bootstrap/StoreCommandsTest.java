package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that use the uploads of earlier commands in the same store. */
class StoreCommandsTest {

    private static final String GOOD =
            "Reference,StartDate,StartTime,EndDate,EndTime\r\nE1,01/07/2024,09:00,01/07/2024,17:00\r\n";
    private static final String BAD =
            "Reference,StartDate,StartTime,EndDate,EndTime\r\nE1,31/02/2024,09:00,01/07/2024,17:00\r\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Terminal terminal;

    @BeforeEach
    void open() {
        terminal = new Terminal(folder);
    }

    @AfterEach
    void close() {
        terminal.close();
    }

    @Test
    void listsTheUploadsOfEarlierCommands() throws IOException {
        upload("June", GOOD);
        upload("July", BAD);

        assertThat(list()).extracting(upload -> upload.path("name").asText()).containsExactly("July", "June");
        assertThat(list()).extracting(upload -> upload.path("state").asText()).containsExactly("rejected", "completed");
        assertThat(list("--state", "rejected")).hasSize(1);
        assertThat(list("--name", "June")).hasSize(1);
        assertThat(list("--limit", "1")).hasSize(1);
        assertThat(list().get(0).has("problems")).isFalse();
        assertThat(terminal.run("list").out()).contains("ID", "NAME", "STATE").contains("July  rejected");
    }

    @Test
    void showsAPauseAndLiftsIt() throws Exception {
        terminal.faults(
                "{'endpoint':'upload','fault':'answer','status':429,'retryAfter':'50m','times':1}".replace('\'', '"'));
        var file = terminal.file("June.csv", GOOD).toString();
        assertThat(terminal.run("upload", file, "--wait", "500ms").code()).isEqualTo(5);

        var doctor = terminal.run("doctor");
        assertThat(doctor.code()).isZero();
        assertThat(doctor.out())
                .containsPattern("warn   pause        the Platform asked Ferry to pause until 20.*Z; to lift it, run:"
                        + " ferry resume --now");

        var resumed = terminal.run("resume", "--now");
        assertThat(resumed.err()).startsWith("ferry: lifted the pause that the Platform asked for until 20");
        assertThat(resumed.code()).isZero();
        assertThat(terminal.sandbox.uploads()).hasSize(1);
        assertThat(terminal.run("doctor").out()).contains("ok     pause        none");
        assertThat(terminal.run("resume", "--now").err())
                .isEqualTo("ferry: there was no pause to lift\nferry: there are no unfinished uploads\n");
    }

    @Test
    void resubmitsCorrectedDataAsTheNextAttempt() throws IOException {
        upload("June", BAD);

        var result = terminal.run(
                "resubmit", id("June"), terminal.file("fixed.csv", GOOD).toString());

        assertThat(result.code()).isZero();
        assertThat(list().get(0).path("attempt").asInt()).isEqualTo(2);
        assertThat(terminal.sandbox.uploads())
                .extracting(upload -> upload.overwrite())
                .containsExactly(false, true);
    }

    @Test
    void retriesAFailedUploadWhenThePlatformIsBack() throws IOException {
        failToUpload("June", GOOD);

        assertThat(terminal.run("retry", id("June")).code()).isZero();

        assertThat(terminal.sandbox.uploads()).hasSize(1);
    }

    @Test
    void refusesToPutOlderDataOverNewerWithoutAWord() throws IOException {
        failToUpload("June", GOOD);
        var older = id("June");
        assertThat(upload("June", GOOD + "E2,01/07/2024,09:00,01/07/2024,17:00\n"))
                .isZero();

        var refused = terminal.run("retry", older);

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("older data over newer", older, id("June"), GOOD.length() + " bytes", "--over-newer")
                .hasLineCount(1);
        assertThat(terminal.run("retry", older, "--async", "--over-newer").code())
                .isZero();
    }

    @Test
    void sendsAnUploadThatAnEarlierCommandLeftBeforeTheNextOneOfItsName() throws IOException {
        failToUpload("June", GOOD);
        var earlier = id("June");
        terminal.run("retry", earlier, "--async");
        var later = GOOD + "E2,01/07/2024,09:00,01/07/2024,17:00\r\n";

        var result = terminal.run("upload", terminal.file("June.csv", later).toString(), "--overwrite");

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("June: waits for the earlier upload " + earlier + " of the same name");
        assertThat(terminal.sandbox.uploads())
                .extracting(upload -> upload.bytes())
                .containsExactly((long) GOOD.length(), (long) later.length());
    }

    @Test
    void storesADecisionWithoutCredentials() throws IOException {
        terminal.environment.put("FERRY_PLATFORM_API_URL", "http://127.0.0.1:9");
        upload("June", GOOD);
        terminal.environment.keySet().removeIf(name -> name.startsWith("FERRY_PLATFORM_"));

        assertThat(terminal.run("retry", id("June"), "--async").code()).isZero();
        assertThat(list().get(0).path("state").asText()).isEqualTo("queued");

        assertThat(terminal.run("cancel", id("June"), "--json").out()).contains("\"state\":\"cancelled\"");
    }

    @Test
    void reportsWhyADecisionIsNotAllowed() throws IOException {
        upload("June", GOOD);

        var retried = terminal.run("retry", id("June"));
        assertThat(retried.code()).isEqualTo(1);
        assertThat(retried.err()).isEqualTo("ferry: only a failed upload can be retried; this one is completed\n");

        var unknown = terminal.run("settle", "no-such-upload", "overwrite");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err())
                .isEqualTo("ferry: there is no upload no-such-upload; 'ferry list' shows all uploads\n");

        assertThat(terminal.run("settle", id("June"), "perhaps").err()).contains("overwrite, retry or give-up");
        assertThat(terminal.run("list", "--state", "done").err()).contains("'done' is not one of queued, in-doubt");
    }

    @Test
    void refusesTheUploadsOfAnotherAccount() {
        upload("June", GOOD);
        terminal.environment.put("FERRY_PLATFORM_CLIENT_ID", "other-client");

        var result = terminal.run("resume");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("sandbox-client", "other-client", "FERRY_STORE_URL", "FERRY_STORE_ACCOUNT");
    }

    @Test
    void makesTheStoreReadableByItsOwnerOnly() throws IOException {
        upload("June", GOOD);

        try (var files = Files.walk(folder.resolve(".local/share/ferry"))) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .endsWith("------"));
        }
    }

    @Test
    void reportsAnUnusableStore() {
        terminal.environment.put(
                "FERRY_STORE_URL", "sqlite:" + terminal.file("other.txt", "no journal, but some text"));

        var result = terminal.run("list");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("ferry: the journal ").contains("other.txt", "not a Ferry journal");
        terminal.environment.put("FERRY_STORE_URL", "oracle:");
        assertThat(terminal.run("list").err()).contains("FERRY_STORE_URL", "'oracle:' is not a store");
    }

    @Test
    void storesNothingOfASandbox() throws IOException {
        var file = terminal.file("June.csv", GOOD).toString();

        assertThat(terminal.run("upload", file, "--sandbox").code()).isZero();

        assertThat(list()).isEmpty();
    }

    @Test
    void prunesOldUploads() throws IOException {
        upload("June", GOOD);

        assertThat(terminal.run("prune").err()).contains("FERRY_RETENTION_AGE");
        assertThat(terminal.run("prune", "--older-than", "1d").out()).startsWith("deleted 0 uploads");
        assertThat(terminal.run("prune", "--older-than", "0s", "--dry-run").out())
                .startsWith("would delete 1 uploads");
        assertThat(list()).hasSize(1);
        assertThat(terminal.run("prune", "--older-than", "0s", "--state", "queued")
                        .err())
                .contains("an upload that is queued is never pruned");

        terminal.environment.put("FERRY_RETENTION_AGE", "1ms");
        assertThat(terminal.run("prune", "--json").out()).contains("\"uploads\":1");
        assertThat(list()).isEmpty();
    }

    private void failToUpload(String name, String csv) {
        var apiUrl = terminal.environment.get("FERRY_PLATFORM_API_URL");
        terminal.environment.put("FERRY_PLATFORM_API_URL", "http://127.0.0.1:9");
        assertThat(upload(name, csv)).isEqualTo(7);
        terminal.environment.put("FERRY_PLATFORM_API_URL", String.valueOf(apiUrl));
    }

    private int upload(String name, String csv) {
        return terminal.run("upload", terminal.file(name + ".csv", csv).toString())
                .code();
    }

    private String id(String name) throws IOException {
        return list("--name", name).get(0).path("id").asText();
    }

    private JsonNode list(String... options) throws IOException {
        var args = new String[options.length + 2];
        args[0] = "list";
        args[1] = "--json";
        System.arraycopy(options, 0, args, 2, options.length);
        return new ObjectMapper().readTree(terminal.run(args).out());
    }
}
