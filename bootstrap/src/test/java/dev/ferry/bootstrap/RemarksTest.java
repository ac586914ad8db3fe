package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.sandbox.fault.FaultScript;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands while the Platform says something that is neither success nor rejection: remarks, and unknown statuses. */
class RemarksTest {

    private static final String CSV =
            "Reference,StartDate,StartTime,EndDate,EndTime\r\nE1,01/07/2024,09:00,01/07/2024,17:00\r\n";
    private static final String REMARKS = """
        {"endpoint":"result","kind":"feedback","fault":"answer","status":200,
         "words":"1 row processed\\n1|09:00|StartTime is unusual\\n2|y|bad"}\
        """;
    private static final String POLISHING =
            "{\"endpoint\":\"status\",\"fault\":\"unknown-status\",\"word\":\"polishing\",\"times\":3}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Terminal terminal;

    private String file = "";

    @BeforeEach
    void open() {
        terminal = new Terminal(folder);
        file = terminal.file("June.csv", CSV).toString();
    }

    @AfterEach
    void close() {
        terminal.close();
    }

    @Test
    void printsRemarksOnACompletedUploadAsWarnings() {
        follow(REMARKS);

        var result = terminal.run("upload", file);

        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("1|09:00|StartTime is unusual").doesNotContain(file);
        assertThat(result.err())
                .contains("ferry: the Platform accepted " + file + " with warnings: 2\n")
                .contains(file + ":2: StartTime: '09:00': StartTime is unusual\n")
                .contains(file + ": 'y': bad (the Platform says row 2, but the file has no such row)\n");
    }

    @Test
    void listsWarningsBesideProblems() throws IOException {
        follow(REMARKS);

        var uploaded = json(terminal.run("upload", file, "--json").out());

        assertThat(uploaded.path("state").asText()).isEqualTo("completed");
        assertThat(uploaded.path("problems")).isEmpty();
        assertThat(uploaded.path("warnings").path(0).toString())
                .isEqualTo(
                        "{\"file\":\"%s\",\"line\":2,\"cell\":null,\"column\":\"StartTime\",\"value\":\"09:00\",\"sent\":null,\"message\":\"StartTime is unusual\"}"
                                .formatted(file));
        assertThat(json(terminal.run("list", "--json").out()).path(0).has("warnings"))
                .isFalse();
    }

    @Test
    void reportsAStatusThatItDoesNotKnowOnce() {
        follow(POLISHING);

        var result = terminal.run("upload", file);

        assertThat(result.code()).isZero();
        assertThat(result.err().lines().filter(line -> line.contains("'polishing'")))
                .singleElement()
                .asString()
                .startsWith("June: the Platform answered 'polishing', a status that Ferry does not know; ")
                .contains("FERRY_PLATFORM_FAILURE_STATUSES");
    }

    @Test
    void showsTheUnknownStatusOfAnUploadThatWaits() throws IOException {
        follow(POLISHING.replace(",\"times\":3", ""));

        assertThat(terminal.run("upload", file, "--wait", "2s").code()).isEqualTo(5);

        assertThat(json(terminal.run("list", "--json").out())
                        .path(0)
                        .path("unknownStatus")
                        .asText())
                .isEqualTo("polishing");
        assertThat(terminal.run("list").out()).contains("unknown status 'polishing'");
    }

    @Test
    void treatsAStatusAsTheSettingsSay() {
        follow(POLISHING);
        terminal.environment.put("FERRY_PLATFORM_UNDER_WAY_STATUSES", "processing, Polishing");

        assertThat(terminal.run("upload", file).err())
                .contains("June: completed")
                .doesNotContain("polishing");

        terminal.environment.put("FERRY_PLATFORM_FAILURE_STATUSES", "polishing");
        follow(POLISHING);
        assertThat(terminal.run("upload", file, "--overwrite").code()).isEqualTo(4);
    }

    @Test
    void statusExplainsAWordThatItDoesNotKnow() {
        terminal.run("upload", file);
        var token = terminal.sandbox.uploads().getFirst().token();
        follow(POLISHING);

        var result = terminal.run("status", token);

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("polishing\n");
        assertThat(result.err())
                .startsWith("ferry: the Platform answered 'polishing', a status that Ferry does not know; ");
    }

    private void follow(String rule) {
        terminal.sandbox.follow(FaultScript.parse("{\"rules\":[" + rule + "]}"));
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
