package dev.ferry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.sandbox.fault.FaultScript;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests {@code /_sandbox/faults}: the active rules, their counts, and how to change them. */
class FaultPagesTest {

    private static final String GOOD = "User1,01/07/2024,09:00,01/07/2024,17:00";
    private static final String RULE =
            "{\"endpoint\":\"upload\",\"name\":\"J*\",\"fault\":\"drop\",\"after\":1,\"times\":1}";
    private static final String SCRIPT = "{\"seed\":7,\"rules\":[" + RULE + "]}";

    private final Client client = new Client(SandboxOptions.standard()
            .withFaults(
                    FaultScript.parse("{\"rules\":[{\"endpoint\":\"upload\",\"fault\":\"answer\",\"status\":503}]}")));

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void startWithTheScriptOfTheOptions() {
        assertThat(client.upload("May", GOOD, false).statusCode()).isEqualTo(503);
        assertThat(client.get("/_sandbox/faults").body())
                .isEqualTo("{\"seed\":0,\"rules\":[{\"rule\":{\"endpoint\":\"upload\",\"fault\":\"answer\","
                        + "\"status\":503},\"matched\":1,\"struck\":1}]}");
    }

    @Test
    void replaceTheScript() {
        var answer = client.script("POST", SCRIPT);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(report(0, 0));

        assertThat(client.upload("June", GOOD, false).statusCode()).isEqualTo(200);
        client.upload("May", GOOD, false);
        assertThat(client.get("/_sandbox/faults").body()).isEqualTo(report(1, 0));

        assertThat(client.script("POST", SCRIPT).body()).isEqualTo(report(0, 0));
    }

    @Test
    void countEveryStrike() throws Exception {
        client.script("POST", SCRIPT);
        client.upload("June", GOOD, false);
        try (var connection = new RawConnection(client).sendUpload("July", GOOD)) {
            assertThat(connection.receive().end()).isEqualTo(RawConnection.End.RESET);
        }

        assertThat(client.get("/_sandbox/faults").body()).isEqualTo(report(2, 1));
    }

    @Test
    void removeAllFaults() {
        assertThat(client.script("DELETE", "").body()).isEqualTo("{\"seed\":0,\"rules\":[]}");
        assertThat(client.upload("June", GOOD, false).statusCode()).isEqualTo(200);
    }

    @Test
    void refuseAnInvalidScriptWithOneLineAndKeepThePreviousOne() {
        var refused = client.script("POST", SCRIPT.replace("drop", "drip\",\"evry\":\"1s"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .isEqualTo("rules[0].evry: unknown member; the members are"
                        + " after, bytes, endpoint, every, fault, name, probability, times, timesEach");
        assertThat(client.upload("May", GOOD, false).statusCode()).isEqualTo(503);
    }

    @Test
    void refuseAnEmptyBody() {
        var refused = client.script("POST", "");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Content-Type: application/json");
    }

    @Test
    void areNeverStruck() {
        client.script(
                "POST",
                "{\"rules\":[" + RULE.replace("drop", "black-hole").replace(",\"after\":1,\"times\":1", "") + "]}");

        assertThat(client.get("/_sandbox/uploads").statusCode()).isEqualTo(200);
        assertThat(client.get("/_sandbox/requests").body()).isEqualTo("[]");
    }

    private static String report(int matched, int struck) {
        return "{\"seed\":7,\"rules\":[{\"rule\":" + RULE + ",\"matched\":" + matched + ",\"struck\":" + struck + "}]}";
    }
}
