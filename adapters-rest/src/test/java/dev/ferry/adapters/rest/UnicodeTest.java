package dev.ferry.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text is accepted as the client gave it, or refused; no character is replaced. */
class UnicodeTest {

    private final Rig rig = new Rig();

    @AfterEach
    void stop() {
        rig.close();
    }

    @ParameterizedTest
    @CsvSource({
        "name=Jüni, Jüni",
        "name=J%C3%BCni, Jüni",
        "name=J%c3%bcni+%26%20%2B, 'Jüni & +'",
        "name=%F0%9F%98%80日本;1, 😀日本;1",
        "n%61me=a=b&, a=b"
    })
    void readsRawAndPercentEncodedUtf8Alike(String query, String name) {
        assertThat(Rig.json(body(post(query, "", Rig.CSV))).path("name").textValue())
                .isEqualTo(name);
        var found = Rig.json(body(get("/v1/uploads?" + query)));
        assertThat(found).hasSize(1);
        assertThat(found.path(0).path("name").textValue()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "name=J%FCni, the parameter name is not UTF-8",
        "name=%ED%A0%BD, the parameter name is not UTF-8",
        "name=J%C3, the parameter name is not UTF-8",
        "name=June&res%FCults=x, the name of a parameter is not UTF-8",
        "name=100%, the parameter name has a % without two hex digits after it",
        "name=%zz, the parameter name has a % without two hex digits after it"
    })
    void refusesAQueryThatIsNotUtf8(String query, String detail) {
        assertRefused(post(query, "", Rig.CSV), 400, detail);
    }

    @Test
    void refusesRawBytesThatAreNotUtf8() {
        assertRefused(latin(post("name=Jüni", "", Rig.CSV)), 400, "the parameter name is not UTF-8");
    }

    @Test
    void readsAndRefusesThePathAlike() {
        var id = Rig.json(body(post("name=June&results=größe", "", Rig.CSV)))
                .path("id")
                .textValue();
        var results = "/v1/uploads/" + id + "/results/";

        assertThat(body(get(results + "größe"))).contains("has not fetched the result 'größe'");
        assertThat(body(get(results + "gr%C3%B6%C3%9Fe"))).contains("has not fetched the result 'größe'");
        assertThat(answer(latin(get(results + "größe")))).contains("400").contains("the path is not UTF-8");
        assertThat(answer(get(results + "gr%F6%DFe"))).contains("400").contains("the path is not UTF-8");
        assertThat(answer(get(results + "100%"))).contains("400");
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"Name\": \"June\", \"Data\": \"Reference\\r\\nE1 \\ud83d\"}', 'object''s Data'",
        "'{\"Name\": \"pair\\ud800\", \"Data\": \"x\"}', 'object''s Name'",
        "'{\"Name\": \"pair\\udbff\", \"Data\": \"x\"}', 'object''s Name'",
        "'{\"Name\": \"\\udc00\\ud83d\", \"Data\": \"x\"}', 'object''s Name'"
    })
    void refusesHalfASurrogatePair(String object, String place) {
        var head = "Content-Type: application/json\r\n";

        assertRefused(post("", head, object), 422, place + " contains half of a surrogate pair");
    }

    @Test
    void acceptsAWholeSurrogatePair() {
        var object = "{\"Name\": \"\\ud83d\\ude00\", \"Data\": \"x\"}";

        var upload = Rig.json(body(post("", "Content-Type: application/json\r\n", object)));
        assertThat(upload.path("name").textValue()).isEqualTo("😀");
    }

    @ParameterizedTest
    @CsvSource({
        "'name=\"name\"\r\n\r\nJüni', the form's field name is not UTF-8",
        "'name=\"file\"; filename=\"Jüni.csv\"\r\n\r\nx', the head of a part of the form is not UTF-8",
        "'name=\"nüme\"\r\n\r\nx', the head of a part of the form is not UTF-8"
    })
    void readsAFormInUtf8Only(String part, String detail) {
        var head = "Content-Type: multipart/form-data; boundary=b\r\n";
        var file = "\r\n--b\r\nContent-Disposition: form-data; name=file; filename=ü.csv\r\n\r\nx\r\n--b--\r\n";
        var form = "--b\r\nContent-Disposition: form-data; " + part + file;

        assertRefused(latin(post(part.contains("\"name\"") ? "" : "name=June", head, form)), 400, detail);
        if (part.contains("\"name\"")) {
            assertThat(body(post("", head, form))).contains("\"name\":\"Jüni\"", "\"source\":\"ü.csv\"");
        }
    }

    @Test
    void refusesHeadersThatAreNotAscii() {
        var key = "Idempotency-Key: Schlüssel\r\n";

        assertRefused(post("name=June", key, Rig.CSV), 400, "the header Idempotency-Key");
        assertRefused(latin(post("name=June", key, Rig.CSV)), 400, "the header Idempotency-Key");
        assertRefused(post("name=June", "Content-Type: text/csv; charset=ü\r\n", Rig.CSV), 415, "the charset");
    }

    @Test
    void refusesDataWithHalfASurrogatePair() {
        var request = latin(post("name=June", "", "E\u00ED\u00A0\u00BD\r\n"));

        assertRefused(request, 422, "byte 2 is not UTF-8");
    }

    private void assertRefused(byte[] request, int status, String detail) {
        assertThat(answer(request)).startsWith("HTTP/1.1 " + status).contains(detail);
        assertThat(rig.get("/v1/uploads").body()).isEqualTo("[]");
    }

    private static byte[] post(String query, String head, String body) {
        return "POST /v1/uploads?%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%sContent-Length: %d\r\n\r\n%s"
                .formatted(query, head, body.getBytes(StandardCharsets.UTF_8).length, body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The same request in Latin-1, with the right length. */
    private static byte[] latin(byte[] request) {
        var text = new String(request, StandardCharsets.UTF_8);
        var body = text.substring(text.indexOf("\r\n\r\n") + 4);
        return text.replaceFirst("Content-Length: \\d+", "Content-Length: " + body.length())
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private String body(byte[] request) {
        var answer = answer(request);
        return answer.substring(answer.indexOf("\n\n") + 2);
    }

    private String answer(byte[] request) {
        try (var client = new RawClient(rig.server.url())) {
            client.send(request);
            var answer = new StringBuilder();
            for (var line = client.line(); line != null; line = client.line()) {
                answer.append(line).append('\n');
            }
            return answer.toString();
        }
    }
}
