package dev.ferry.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.adapters.cli.output.JsonOutput;
import dev.ferry.sandbox.fault.FaultScript;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line and a result that the Platform does not give after it has processed the data. */
class MissingResultsTest {

    private static final String GOOD =
            "Reference,StartDate,StartTime,EndDate,EndTime\nE1,01/07/2024,09:00,01/07/2024,17:00\n";

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
    void aMissingResultIsNamedAndFetchedLater() {
        refuseResult("tableofresultids", 404, 1);
        var upload = terminal.run("upload", terminal.file("June.csv", GOOD).toString());
        var id = onlyUpload();

        assertThat(upload.code()).isZero();
        assertThat(upload.out()).contains("1 rows processed, no errors");
        assertThat(upload.err())
                .contains("could not fetch tableofresultids")
                .contains("fetch it later with: ferry results " + id + " tableofresultids")
                .doesNotContain("verwrite", "again", "retry");
        assertThat(terminal.run("list").out()).contains("missing: tableofresultids");
        assertThat(terminal.run("list", "--json").out())
                .contains("\"state\":\"completed\"", "\"missing\":[\"tableofresultids\"]");

        assertThat(terminal.run("results", id, "tableofresultids").out()).startsWith("Row,Reference,ResultId");
        assertThat(terminal.run("list", "--json").out()).contains("\"missing\":[]");
        assertThat(terminal.sandbox.uploads()).hasSize(1);
    }

    @Test
    void aResultThatIsStillMissingSaysSo() {
        refuseResult("feedback", 400, 9);
        terminal.run("upload", terminal.file("June.csv", GOOD).toString());
        var id = onlyUpload();

        var later = terminal.run("results", id, "feedback");

        assertThat(later.code()).isEqualTo(1);
        assertThat(later.err())
                .startsWith("ferry: the Platform refused with status 400")
                .hasLineCount(1);
        assertThat(terminal.run("results", id, "other").err())
                .isEqualTo("ferry: the upload " + id + " is completed and has no result 'other'\n");
    }

    @Test
    void aStoreThatIsNotKeptNamesTheProcessingToken() {
        terminal.environment.put("FERRY_STORE_URL", "memory:");
        refuseResult("feedback", 404, 1);

        var upload = terminal.run("upload", terminal.file("June.csv", GOOD).toString());
        var token = terminal.sandbox.uploads().getFirst().token();

        assertThat(upload.err()).contains("fetch it later with: ferry results " + token + " feedback");
        assertThat(terminal.run("results", token, "feedback").out()).isEqualTo("1 rows processed, no errors\n");
    }

    @Test
    void anIdThatIsNeitherAnUploadNorATokenIsNotKnown() {
        var result = terminal.run("results", "17", "feedback");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.err()).isEqualTo("ferry: the Platform does not know the processing token 17\n");
    }

    private void refuseResult(String kind, int status, int times) {
        terminal.sandbox.follow(FaultScript.parse("""
                {"rules":[{"endpoint":"result","kind":"%s","fault":"answer","status":%d,"times":%d}]}""".formatted(kind, status, times)));
    }

    private String onlyUpload() {
        return JsonOutput.parse(terminal.run("list", "--json").out())
                .path(0)
                .path("id")
                .asText();
    }
}
