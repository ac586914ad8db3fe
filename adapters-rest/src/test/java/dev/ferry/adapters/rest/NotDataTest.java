package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A body that is no data set is refused; one without rows is accepted only if it is meant to be empty. */
class NotDataTest {

    private static final String HEADER = "Reference,StartDate,StartTime,EndDate,EndTime\r\n";
    private static final String FORM = "--b\r\nContent-Disposition: form-data; name=\"allowEmpty\"\r\n\r\ntrue\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"June.csv\"\r\n\r\n"
            + HEADER + "\r\n--b--\r\n";

    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void refusesABodyThatIsNoDataSet() {
        assertThat(detail(HEADER)).contains("a header but no rows").endsWith("(allowEmpty=true)");
        assertThat(detail("\r\n\r\n")).contains("only blank rows");
        assertThat(detail("")).contains("it is empty");
        assertThat(detail("E1\0")).contains("character 3 is NUL").endsWith("(Content-Type: text/csv; charset=…)");
        assertThat(detail("%PDF-1.7")).contains("it is a PDF document").doesNotContain("(");
        assertThat(rig.get("/v1/uploads").body()).isEqualTo("[]");
    }

    @Test
    void refusesTheGuidesObjectWithoutRows() {
        var object = "{\"Name\": \"June\", \"Data\": \"\\r\\n\"}";

        assertThat(rig.post("/v1/uploads", "application/json", object).statusCode())
                .isEqualTo(422);
        assertThat(rig.post("/v1/uploads?allowEmpty=true", "application/json", object)
                        .statusCode())
                .isEqualTo(202);
    }

    @Test
    void acceptsABodyThatIsMeantToBeEmpty() {
        for (var body : new String[] {HEADER, "\r\n", ""}) {
            assertThat(rig.post("/v1/uploads?name=June&allowEmpty=true", "text/csv", body)
                            .statusCode())
                    .isEqualTo(202);
        }
        assertThat(rig.post("/v1/uploads?name=July", "multipart/form-data; boundary=b", FORM)
                        .statusCode())
                .isEqualTo(202);
        assertThat(rig.post("/v1/uploads?name=June&allowEmpty=yes", "text/csv", HEADER)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void resubmitsAnEmptySetOnlyIfItIsMeantToBeEmpty() {
        rig.startEngine();
        var id = rig.submit("June");
        rig.await(id, "completed");
        var path = "/v1/uploads/" + id + "/resubmit";

        assertThat(rig.post(path, "text/csv", HEADER).statusCode()).isEqualTo(422);
        assertThat(rig.post(path + "?allowEmpty=true", "text/csv", HEADER).statusCode())
                .isEqualTo(200);
    }

    private String detail(String body) {
        var response = rig.post("/v1/uploads?name=June", "text/csv", body);
        assertThat(response.statusCode()).isEqualTo(422);
        return Rig.json(response).path("detail").asText();
    }
}
