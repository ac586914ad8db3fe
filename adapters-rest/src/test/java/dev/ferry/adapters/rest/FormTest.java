package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FormTest {

    private static final String FILE = """
        Content-Disposition: form-data; name="file"; filename="shifts.csv"
        Content-Type: text/csv

        """;

    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void acceptsFieldsAndAFile() {
        rig.startEngine();

        var response = form("/v1/uploads", field("name", "June"), field("overwrite", "true"), FILE + Rig.CSV);
        var upload = rig.await(Rig.json(response).path("id").textValue(), "completed");

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(upload.path("source").textValue()).isEqualTo("shifts.csv");
        assertThat(rig.platform.uploads()).singleElement().satisfies(delivered -> {
            assertThat(delivered.name()).isEqualTo("June");
            assertThat(delivered.overwrite()).isTrue();
            assertThat(delivered.data()).isEqualTo(Rig.CSV);
        });
    }

    @Test
    void acceptsTheNameInTheQuery() {
        assertThat(form("/v1/uploads?name=June", FILE + Rig.CSV).statusCode()).isEqualTo(202);
    }

    @Test
    void removesFoldersAndControlCharactersFromAFilesName() {
        var part = FILE.replace("shifts.csv", "C:\\\\tmp/\033[2Jshifts.csv");

        var upload = Rig.json(form("/v1/uploads?name=June", part + Rig.CSV));

        assertThat(upload.path("source").textValue()).isEqualTo("[2Jshifts.csv");
    }

    @Test
    void refusesAFormWithPartsAfterItsFile() {
        var response =
                form("/v1/uploads?overwrite=true", field("name", "June"), FILE + Rig.CSV, field("results", "feedback"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("put the fields before the file");
        assertThat(rig.get("/v1/uploads").body()).isEqualTo("[]");
    }

    @Test
    void explainsThatTheNameMustComeBeforeTheFile() {
        assertThat(form("/v1/uploads", FILE + Rig.CSV, field("name", "June")).body())
                .contains("a field before the file");
    }

    @Test
    void refusesUnknownFields() {
        assertThat(form("/v1/uploads", field("name", "June"), field("nmae", "July"), FILE + Rig.CSV)
                        .body())
                .contains("the parameter 'nmae' is unknown");
        assertThat(form("/v1/uploads?name=June", field("name", "June"), FILE + Rig.CSV)
                        .body())
                .contains("the parameter name is given twice");
    }

    @Test
    void refusesPartsWhoseBytesAreEncoded() {
        for (var header : List.of(
                "Content-Transfer-Encoding: base64",
                "content-transfer-encoding:  Quoted-Printable",
                "Content-Encoding: gzip",
                "Content-Encoding: identity")) {
            var file = FILE.replace("\n\n", "\n" + header + "\n\n");
            var name = field("name", "June").replace("\n\n", "\n" + header + "\n\n");
            assertThat(form("/v1/uploads?name=June", file + Rig.CSV).statusCode())
                    .as(header)
                    .isEqualTo(415);
            assertThat(form("/v1/uploads", name, FILE + Rig.CSV).statusCode())
                    .as(header)
                    .isEqualTo(415);
        }
        assertThat(rig.get("/v1/uploads").body()).isEqualTo("[]");
    }

    @Test
    void acceptsPartsThatSayThatTheirBytesAreNotEncoded() {
        for (var encoding : List.of("7bit", "8BIT", "binary")) {
            var file = FILE.replace("\n\n", "\nContent-Transfer-Encoding: " + encoding + "\n\n");
            assertThat(form("/v1/uploads?name=June", file + Rig.CSV).statusCode())
                    .as(encoding)
                    .isEqualTo(202);
        }
    }

    @Test
    void refusesAPartWithAHeaderTwice() {
        var part = FILE.replace("\n\n", "\nContent-Type: text/csv; charset=utf-16\n\n");

        assertThat(form("/v1/uploads?name=June", part + Rig.CSV).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesAFormWithoutAFile() {
        assertThat(form("/v1/uploads", field("name", "June")).body()).contains("the form has no file");
    }

    @Test
    void refusesAFormWithoutItsClosingBoundary() {
        var body = ("--limit\n" + FILE + Rig.CSV).replaceAll("\r?\n", "\r\n");

        var response = rig.post("/v1/uploads?name=June", "multipart/form-data; boundary=limit", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("without its closing boundary");
        assertThat(rig.get("/v1/uploads").body()).isEqualTo("[]");
    }

    private static String field(String name, String value) {
        return "Content-Disposition: form-data; name=\"%s\"\n\n%s".formatted(name, value);
    }

    private HttpResponse<String> form(String path, String... parts) {
        var body = "--limit\n" + String.join("\n--limit\n", parts) + "\n--limit--\n";
        return rig.post(path, "multipart/form-data; boundary=\"limit\"", body.replaceAll("\r?\n", "\r\n"));
    }
}
