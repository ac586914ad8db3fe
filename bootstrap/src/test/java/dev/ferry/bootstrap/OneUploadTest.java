package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.application.async.Await;
import dev.ferry.application.content.Bytes;
import dev.ferry.application.port.driving.IdempotencyKey;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.table.TableFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands about one upload, by its id or a part of it, with the store and with a service over the same store. */
class OneUploadTest {

    private static final String GOOD =
            "Reference,StartDate,StartTime,EndDate,EndTime\r\nE1,01/07/2024,09:00,01/07/2024,17:00\r\n";
    private static final String BAD = GOOD + "E2,31/02/2024,09:00,01/07/2024,17:00\r\n";

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

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void showTellsWhatHappenedAndWhatIsPossible(boolean remote) {
        var id = upload("June", BAD).path("id").asText();
        terminal.run("resubmit", id, terminal.file("fixed.csv", BAD).toString());

        var shown = run(remote, "show", id).out();
        assertThat(shown)
                .containsPattern("name +June")
                .containsPattern("state +rejected")
                .containsPattern("attempt +2, Overwrite=true")
                .containsPattern("Z +1 +queued +reason submitted, overwrite false, bytes")
                .containsPattern("Z +1 +rejected")
                .containsPattern("Z +2 +queued +reason resubmitted, overwrite true")
                .contains("line 3: StartDate: '31/02/2024': this is not a date as dd/MM/yyyy")
                .contains("Possible now:\n", "  ferry resubmit " + id + " FILE", "  ferry delete " + id);

        var json = JsonOutput.parse(run(remote, "show", id, "--json").out());
        assertThat(json.path("state").asText()).isEqualTo("rejected");
        assertThat(json.path("events").path(0).path("type").asText()).isEqualTo("dev.ferry.upload.queued");
        assertThat(json.path("commands").findValuesAsText("")).isEmpty();
        assertThat(json.path("commands").toString()).contains("ferry delete " + id);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void deleteForgetsAnUploadWithItsBytes(boolean remote) throws IOException {
        var large = GOOD + "E2,01/07/2024,09:00,01/07/2024,17:00\r\n".repeat(2000);
        var june = upload("June", large).path("id").asText();
        var july = upload("July", GOOD).path("id").asText();
        var august = upload("August", GOOD).path("id").asText();

        assertThat(run(remote, "delete", june).out()).startsWith("deleted " + june + ", ");
        assertThat(dataFiles()).isEmpty();
        assertThat(run(remote, "show", june).code()).isEqualTo(2);

        var shared = JsonOutput.parse(run(remote, "delete", july, "--json").out());
        assertThat(shared.path("id").asText()).isEqualTo(july);
        assertThat(terminal.run("results", august, "feedback").out()).isEqualTo("1 rows processed, no errors\n");

        var unknown = run(remote, "delete", july, august, "--json");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.out()).contains("\"id\":\"" + august + "\"");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void deleteRefusesWhatHasNotEnded(boolean remote) throws IOException, InterruptedException {
        terminal.environment.put("FERRY_IN_DOUBT_HOLDS_BACK", "1ms");
        terminal.faults("{\"endpoint\":\"upload\",\"fault\":\"answer\",\"status\":500,\"times\":1}");
        var id = upload("June", GOOD).path("id").asText();

        var refused = run(remote, "delete", id);

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("only an upload that has ended can be deleted; this one is in-doubt");
        assertThat(run(remote, "cancel", id).code()).isZero();
        assertThat(run(remote, "delete", id).code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anIdMayBeShortened(boolean remote) {
        var first = upload("June", GOOD).path("id").asText();
        var second = upload("July", GOOD).path("id").asText();
        var common = commonPrefix(first, second);

        assertThat(run(remote, "show", second.substring(0, common.length() + 1)).out())
                .contains("July");
        assertThat(run(remote, "show", second.toUpperCase(java.util.Locale.ROOT))
                        .code())
                .isZero();

        var ambiguous = run(remote, "delete", common);
        assertThat(ambiguous.code()).isEqualTo(2);
        assertThat(ambiguous.err())
                .startsWith("ferry: several ids start with " + common + "; write more characters of one of them: ")
                .contains(first + " (June, completed)", second + " (July, completed)");
        assertThat(run(remote, "show", second.substring(0, 3)).err()).contains("there is no upload");
        assertThat(run(remote, "show", "____").err()).contains("there is no upload ____");
        assertThat(terminal.run("results", second.substring(0, common.length() + 1), "feedback")
                        .out())
                .isEqualTo("1 rows processed, no errors\n");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneIdThatFailsDoesNotKeepCancelFromTheOthers(boolean remote) throws IOException, InterruptedException {
        terminal.faults("{\"endpoint\":\"upload\",\"fault\":\"answer\",\"status\":500,\"times\":1}");
        var id = upload("June", GOOD).path("id").asText();

        var cancelled = run(remote, "cancel", "no-such-upload", id, "--json");

        assertThat(cancelled.code()).isEqualTo(2);
        assertThat(cancelled.out()).contains("\"state\":\"cancelled\"");
        assertThat(cancelled.err()).contains("no-such-upload");
    }

    @Test
    void resumeAndListWithAServiceReadEveryPage() {
        try (var service = new StoreService(terminal)) {
            for (int number = 0; number < 520; number++) {
                Await.value(service.ferry()
                        .submit()
                        .submit(new UploadRequest(
                                new DatasetName("June " + number),
                                false,
                                List.of(ResultKind.FEEDBACK),
                                null,
                                Bytes.of(GOOD),
                                TableFormat.DETECTED,
                                new IdempotencyKey("June-" + number))));
            }

            var resumed = terminal.run("resume", "--server", service.url(), "--wait", "0s", "--json");

            assertThat(resumed.err()).isEmpty();
            assertThat(resumed.code()).isEqualTo(5);
            assertThat(resumed.out().lines()).hasSize(520);
            assertThat(terminal.run("list", "--server", service.url(), "--limit", "510", "--json")
                            .out()
                            .lines())
                    .hasSize(510);
        }
    }

    private JsonNode upload(String name, String csv) {
        var file = terminal.file(name + ".csv", csv).toString();
        return JsonOutput.parse(terminal.run("upload", file, "--json").out());
    }

    private Terminal.Result run(boolean remote, String... args) {
        if (!remote) {
            return terminal.run(args);
        }
        try (var service = new StoreService(terminal)) {
            var all = new ArrayList<>(List.of(args));
            all.addAll(List.of("--server", service.url()));
            return terminal.run(all.toArray(String[]::new));
        }
    }

    private List<Path> dataFiles() throws IOException {
        try (var files = Files.walk(folder.resolve(".local/share/ferry/payloads"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("journal.txt"))
                    .toList();
        }
    }

    private static String commonPrefix(String first, String second) {
        int length = 0;
        while (first.charAt(length) == second.charAt(length)) {
            length++;
        }
        return first.substring(0, length);
    }
}
