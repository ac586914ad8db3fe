package dev.ferry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.sandbox.RawConnection.End;
import dev.ferry.sandbox.RawConnection.Received;
import dev.ferry.sandbox.fault.FaultScript;
import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults in the transmission, as a plain socket receives them. */
class WireFaultsTest {

    private static final String GOOD = "User1,01/07/2024,09:00,01/07/2024,17:00";
    private static final String FEEDBACK = "1 rows processed, no errors\n";

    private final Client client =
            new Client(SandboxOptions.standard().withProcessingTime(ProcessingTimeModel.parse("0s")));

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void delaysTheCorrectAnswer() throws IOException {
        var token = Client.string(client.upload("June", GOOD, false));
        follow("{'endpoint':'result','fault':'latency','for':'300ms'}");

        var start = System.nanoTime();
        var received = results(token, "feedback");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(received.body()).isEqualTo(FEEDBACK);
    }

    @Test
    void acceptsAnUploadBeforeItDelaysTheAnswer() throws IOException {
        follow("{'endpoint':'upload','fault':'latency','for':'1m'}");

        try (var connection = new RawConnection(client).sendUpload("June", GOOD)) {
            Awaitility.await().until(() -> client.sandbox.uploads().size() == 1);

            assertThat(connection.receive(1)).isEqualTo(new Received("", End.SILENT));
        }
    }

    @Test
    void dripsTheCorrectAnswer() throws IOException {
        var token = Client.string(client.upload("June", GOOD, false));
        follow("{'endpoint':'result','fault':'drip','bytes':7,'every':'40ms'}");

        var start = System.nanoTime();
        var received = results(token, "feedback");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(3 * 40));
        assertThat(received.body()).isEqualTo(FEEDBACK);
        assertThat(received.text()).containsIgnoringCase("content-length: " + FEEDBACK.length());
    }

    @Test
    void pausesBetweenDrops() throws IOException {
        var token = Client.string(client.upload("June", GOOD, false));
        follow("{'endpoint':'result','fault':'drip','bytes':7,'every':'1m'}");

        try (var connection = new RawConnection(client).sendResultsRequest(token, "feedback")) {
            assertThat(connection.receiveBody(7)).isEqualTo("1 rows ");
            assertThat(connection.receive(100)).isEqualTo(new Received("", End.SILENT));
        }
    }

    @Test
    void resetsAnUploadBeforeItsBodyIsRead() throws IOException {
        follow("{'endpoint':'upload','fault':'reset'}");

        try (var connection = new RawConnection(client).sendUploadHead(1_000_000)) {
            assertThat(connection.receive()).isEqualTo(new Received("", End.RESET));
        }
        assertThat(client.sandbox.uploads()).isEmpty();
        assertRecorded("reset", 0);
    }

    @Test
    void resetsAnUploadOfAMatchingNameAfterItsBodyIsRead() throws IOException {
        follow("{'endpoint':'upload','name':'Ju*','fault':'reset'}");

        assertThat(upload("June")).isEqualTo(new Received("", End.RESET));
        assertThat(client.upload("May", GOOD, false).statusCode()).isEqualTo(200);
        assertThat(client.sandbox.uploads()).extracting(ReceivedUpload::name).containsExactly("May");
    }

    @Test
    void acceptsAnUploadAndDropsTheConnection() throws IOException {
        follow("{'endpoint':'upload','fault':'drop'}");

        assertThat(upload("June")).isEqualTo(new Received("", End.RESET));
        assertThat(client.sandbox.uploads()).extracting(ReceivedUpload::name).containsExactly("June");
        assertRecorded("drop", 0);
    }

    @Test
    void closesOnlyItsOwnSideAndContinuesToRead() throws IOException {
        follow("{'endpoint':'upload','fault':'half-close'}");

        try (var connection = new RawConnection(client).sendUpload("June", GOOD)) {
            assertThat(connection.receive()).isEqualTo(new Received("", End.CLOSED));

            Awaitility.await().during(Duration.ofMillis(300)).until(connection::isWritable);
        }
        assertThat(client.sandbox.uploads()).isEmpty();
        assertRecorded("half-close", 0);
    }

    @Test
    void answersNothingAndKeepsTheConnection() throws IOException {
        follow("{'endpoint':'upload','fault':'black-hole'}");

        try (var connection = new RawConnection(client).sendUpload("June", GOOD)) {
            assertThat(connection.receive(300)).isEqualTo(new Received("", End.SILENT));

            Awaitility.await().during(Duration.ofMillis(300)).until(connection::isWritable);
            assertThat(connection.receive(1).end()).isEqualTo(End.SILENT);
        }
        assertThat(client.sandbox.uploads()).isEmpty();
        assertRecorded("black-hole", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"half-close", "black-hole", "answer"})
    void mayAcceptAnUploadThatItDoesNotConfirm(String fault) throws IOException {
        var status = fault.equals("answer") ? ",'status':504" : "";
        follow("{'endpoint':'upload','fault':'" + fault + "','taken':true" + status + "}");

        try (var connection = new RawConnection(client).sendUpload("June", GOOD)) {
            Awaitility.await().until(() -> client.sandbox.uploads().size() == 1);
            assertThat(connection.receive(300).text()).doesNotContain("200 OK");
        }
    }

    @Test
    void endsBeforeTheAnnouncedLength() throws IOException {
        var token = Client.string(client.upload("June", GOOD, false));
        follow("{'endpoint':'result','fault':'truncated','bytes':6}");

        try (var connection = new RawConnection(client).sendResultsRequest(token, "feedback")) {
            var received = connection.receive();

            assertThat(received.text())
                    .startsWith("HTTP/1.1 200 OK")
                    .containsIgnoringCase("content-length: " + FEEDBACK.length());
            assertThat(received.body()).isEqualTo("1 rows");
            assertThat(received.end()).isEqualTo(End.CLOSED);
            Awaitility.await().until(() -> !connection.isWritable());
        }
        assertRecorded("truncated", 200);
    }

    @Test
    void mayEndAfterTheHeadButNeverSendsTheWholeBody() throws IOException {
        var token = Client.string(client.upload("June", GOOD, false));

        follow("{'endpoint':'result','fault':'truncated','bytes':0}");
        assertThat(results(token, "feedback").body()).isEmpty();
        follow("{'endpoint':'result','fault':'truncated','bytes':1000}");
        assertThat(results(token, "feedback").body()).isEqualTo(FEEDBACK.substring(0, FEEDBACK.length() - 1));
    }

    @Test
    void repeatsTheBodyUpToTheScriptedLength() throws IOException {
        var token = Client.string(client.upload("June", GOOD, false));
        follow("{'endpoint':'status','fault':'oversized','bytes':3000000}");

        var received = results(token, "status");

        assertThat(received.text()).contains("transfer-encoding: chunked");
        assertThat(received.body().length()).isBetween(3_000_000, 3_010_000);
        assertThat(received.body()).contains("\"completedsuccessfully\"\"completedsuccessfully\"");
    }

    @Test
    void sendsEmptyLinesIfTheBodyIsEmpty() throws IOException {
        var token = Client.string(client.upload("June", "no,roster", false));
        follow("{'endpoint':'result','fault':'oversized','bytes':100000}");

        assertThat(results(token, "tableofresultids").body().length()).isGreaterThan(100_000);
    }

    @Test
    void stopsWhenTheClientClosesTheConnection() throws IOException {
        var token = Client.string(client.upload("June", GOOD, false));
        follow("{'endpoint':'status','fault':'oversized','bytes':8000000000}");

        try (var connection = new RawConnection(client).sendResultsRequest(token, "status")) {
            assertThat(connection.receiveBody(10_000)).contains("completedsuccessfully");
        }
        assertRecorded("oversized", 200);
    }

    private void follow(String rule) {
        client.sandbox.follow(FaultScript.parse("{\"rules\":[" + rule.replace('\'', '"') + "]}"));
    }

    private Received upload(String name) throws IOException {
        try (var connection = new RawConnection(client).sendUpload(name, GOOD)) {
            return connection.receive();
        }
    }

    private Received results(String token, String dataKey) throws IOException {
        try (var connection = new RawConnection(client).sendResultsRequest(token, dataKey)) {
            return connection.receive();
        }
    }

    /** Waits, because the sandbox records a request when it sees the end of the connection. */
    private void assertRecorded(String fault, int status) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(client.sandbox.requests())
                        .filteredOn(request -> request.fault() != null)
                        .singleElement()
                        .satisfies(request -> {
                            assertThat(request.fault()).isEqualTo(fault);
                            assertThat(request.status()).isEqualTo(status);
                        }));
    }
}
