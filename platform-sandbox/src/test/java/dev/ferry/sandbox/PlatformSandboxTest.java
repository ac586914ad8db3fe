package dev.ferry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.net.BindException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformSandboxTest {

    private static final String HEADER = "Reference,StartDate,StartTime,EndDate,EndTime\r\n";
    private static final String GOOD = HEADER + "User1,01/07/2024,09:00,01/07/2024,17:00";
    private static final String GRANT = "grant_type=client_credentials&scope=platform_upload_api";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2024-07-01T09:00:00Z"));
    private final Client client = new Client(SandboxOptions.standard()
            .withClock(now::get)
            .withMaxBodyBytes(100_000)
            .withProcessingTime(ProcessingTimeModel.parse("5s")));

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void acceptsCredentialsInEachEncodingOfTheVendor() {
        var options = client.sandbox.options();
        var form = URLEncoder.encode(options.clientSecret(), StandardCharsets.UTF_8);

        assertThat(client.token(options.clientId() + ":" + options.clientSecret(), GRANT)
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.token(options.clientId() + ":" + form, GRANT).statusCode())
                .isEqualTo(200);
        assertThat(client.token(options.clientId() + ":" + form.replace("+", "%20"), GRANT)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void refusesWrongCredentialsPerRfc6749() {
        var refused = client.token("sandbox-client:wrong", GRANT);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("Basic"));
        assertThat(Client.json(refused).path("error").asText()).isEqualTo("invalid_client");
    }

    @Test
    void refusesOtherGrantsAndScopes() {
        var pair = client.sandbox.options().clientId() + ":"
                + client.sandbox.options().clientSecret();

        assertThat(Client.json(client.token(pair, "grant_type=password&scope=platform_upload_api"))
                        .path("error")
                        .asText())
                .isEqualTo("unsupported_grant_type");
        assertThat(Client.json(client.token(pair, "grant_type=client_credentials&scope=all"))
                        .path("error")
                        .asText())
                .isEqualTo("invalid_scope");
    }

    @Test
    void publishesItsTokenEndpoint() {
        assertThat(Client.json(client.get("/.well-known/openid-configuration"))
                        .path("token_endpoint")
                        .asText())
                .isEqualTo(client.sandbox.url() + "/connect/token");
    }

    /** Jackson reads texts of at most 20,000,000 characters by default. */
    @Test
    void acceptsADataSetOf21Megabytes() {
        try (var standard = new Client(SandboxOptions.standard())) {
            assertThat(standard.upload("Large", "x".repeat(21_000_000), false).statusCode())
                    .isEqualTo(200);
            assertThat(standard.sandbox.uploads().getLast().bytes()).isEqualTo(21_000_000);
        }
    }

    @Test
    void acceptsOnlyUnexpiredBearerTokensThatItSigned() {
        var bearer = client.bearer();
        assertThat(client.post(bearer, "{}").statusCode()).isEqualTo(400);

        var forged = bearer.substring(0, bearer.length() - 4) + "AAAA";
        assertThat(client.post(forged, "{}").statusCode()).isEqualTo(401);
        assertThat(client.post("no.such.token", "{}").statusCode()).isEqualTo(401);
        assertThat(client.post("", "{}").statusCode()).isEqualTo(401);

        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(11)));
        assertThat(client.post(bearer, "{}").statusCode()).isEqualTo(401);

        var fresh = client.bearer();
        client.sandbox.revokeTokens();
        assertThat(client.post(fresh, "{}").statusCode()).isEqualTo(401);
    }

    @Test
    void processesValidDataInTheProcessingTime() {
        var token = Client.string(client.upload("June", GOOD, false));

        assertThat(Client.string(client.results(token, "status"))).isEqualTo("processing");
        assertThat(client.results(token, "feedback").statusCode()).isEqualTo(400);
        now.updateAndGet(instant -> instant.plusSeconds(5));

        assertThat(Client.string(client.results(token, "status"))).isEqualTo("completedsuccessfully");
        assertThat(client.results(token, "feedback").body()).isEqualTo("1 rows processed, no errors\n");
        assertThat(client.results(token, "tableofresultids").body())
                .startsWith("Row,Reference,ResultId\r\n1,User1,")
                .isEqualTo(client.results(token, "tableofresultids").body());
        assertThat(client.results(token, "somethingelse").statusCode()).isEqualTo(400);
    }

    @Test
    void reportsEveryKindOfError() {
        var csv = HEADER
                + "User1,31/02/2024,09:00,01/07/2024,17:00\r\n"
                + "User2,01/07/2024,09:00,01/07/2024,08:00\r\n"
                + "User3,01/07/2024,09:00,03/07/2024,17:00\r\n"
                + "User4,01/07/2024\r\n"
                + ",01/07/2024,09:00,01/07/2024,17:00\r\n"
                + "\"User6,01/07/2024";

        var token = Client.string(client.upload("June", csv, false));
        now.updateAndGet(instant -> instant.plusSeconds(5));

        assertThat(Client.string(client.results(token, "status"))).isEqualTo("completedwitherrors");
        assertThat(client.results(token, "feedback").body().lines())
                .containsExactly(
                        "1|31/02/2024|this is not a date as dd/MM/yyyy",
                        "2|08:00|the shift ends before it begins",
                        "3|03/07/2024|the shift is longer than a day",
                        "4||this row has 2 fields; the schema has 5",
                        "5||a value is required",
                        "6||this quote is never closed",
                        "6||this row has 1 fields; the schema has 5");
    }

    @Test
    void replacesADataSetOnlyWithOverwrite() {
        client.upload("June", GOOD, false);

        var refused = client.upload("June", GOOD, false);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("June").contains("Overwrite");

        assertThat(client.upload("June", GOOD, true).statusCode()).isEqualTo(200);
        assertThat(client.upload("July", GOOD, false).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"Name\":1}",
                "not json",
                "{\"Name\":\"a\",\"Data\":\"b\",\"Key\":\"c\",\"Username\":\"d\"}"
            })
    void refusesInvalidBodies(String body) {
        assertThat(client.post(client.bearer(), body).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesWrongKeysAndUsers() {
        var wrongKey =
                "{\"Name\":\"a\",\"Data\":\"b\",\"Key\":\"c\",\"Username\":\"sandbox-client\",\"Overwrite\":\"false\"}";
        var wrongUser = wrongKey.replace("\"c\"", "\"sandbox-api-key\"").replace("sandbox-client", "other");
        var wrongFlag = wrongUser.replace("\"false\"", "\"maybe\"");

        assertThat(client.post(client.bearer(), wrongKey).statusCode()).isEqualTo(403);
        assertThat(client.post(client.bearer(), wrongUser).statusCode()).isEqualTo(403);
        assertThat(client.post(client.bearer(), wrongFlag).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        var refused = client.upload("June", "x".repeat(100_001), false);

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("100000 bytes");
    }

    @Test
    void failsToStartOnAPortInUse() {
        var second = SandboxOptions.standard()
                .withPort(URI.create(client.sandbox.url()).getPort());

        assertThat(PlatformSandbox.start(second))
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(BindException.class);
    }

    @Test
    void refusesUnknownTokens() {
        assertThat(client.results("5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10", "status")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void recordsUploadsAndRequests() throws NoSuchAlgorithmException {
        var data = GOOD + "\r\nÜser,😀\0";
        var token = Client.string(client.upload("June", data, true));
        var utf8 = data.getBytes(StandardCharsets.UTF_8);
        var sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(utf8));

        var record = Client.json(client.get("/_sandbox/uploads"));

        assertThat(record).hasSize(1);
        assertThat(record.get(0).toString())
                .isEqualTo(
                        ("{\"token\":\"%s\",\"name\":\"June\",\"overwrite\":true,\"receivedAt\":\"2024-07-01T09:00:00Z\","
                                        + "\"bytes\":%d,\"sha256\":\"%s\",\"status\":\"processing\"}")
                                .formatted(token, utf8.length, sha256));
        assertThat(client.sandbox.requests())
                .extracting(ReceivedRequest::method, ReceivedRequest::path, ReceivedRequest::status)
                .containsExactly(tuple("POST", "/connect/token", 200), tuple("POST", "/api/UploadData", 200));
        assertThat(client.get("/_sandbox/requests").body())
                .contains("/api/UploadData")
                .doesNotContain("sandbox-api-key");
    }
}
