package dev.ferry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.sandbox.fault.FaultScript;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults that replace the correct answer. */
class AnswerFaultsTest {

    private static final String GOOD = "User1,01/07/2024,09:00,01/07/2024,17:00";
    private static final String BAD = "User1,31/02/2024,09:00,01/07/2024,17:00";
    private static final String GRANT = "grant_type=client_credentials&scope=platform_upload_api";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2024-07-01T09:00:00Z"));
    private final Client client = new Client(
            SandboxOptions.standard().withClock(now::get).withProcessingTime(ProcessingTimeModel.parse("5s")));

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 413, 429, 500, 502, 503, 504})
    void answersWithTheScriptedStatusAndAcceptsNothing(int status) {
        follow("{'endpoint':'upload','fault':'answer','status':" + status + ",'words':'not today'}");

        var answer = client.upload("June", GOOD, false);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).isEqualTo("not today");
        assertThat(client.sandbox.uploads()).isEmpty();
    }

    @Test
    void sendsRetryAfterInSeconds() {
        follow("{'endpoint':'status','fault':'answer','status':429,'retryAfter':'1500ms'}");

        assertThat(retryAfter(client.results("any", "status"))).isEqualTo("2");
    }

    @Test
    void sendsRetryAfterAsADate() {
        follow("{'endpoint':'status','fault':'answer','status':503,'retryAfterDate':'2m'}");

        var before = Instant.now();
        var date = retryAfter(client.results("any", "status"));

        assertThat(date).matches("\\w{3}, \\d{2} \\w{3} \\d{4} \\d{2}:\\d{2}:\\d{2} GMT");
        assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant())
                .isBetween(before.plusSeconds(120), before.plusSeconds(150));
    }

    @Test
    void appliesToTheIdentityServer() {
        follow("{'endpoint':'token','fault':'answer','status':500,'times':1}");
        var as = client.sandbox.options();
        var pair = as.clientId() + ":" + as.clientSecret();

        assertThat(client.token(pair, GRANT).statusCode()).isEqualTo(500);
        assertThat(client.token(pair, GRANT).statusCode()).isEqualTo(200);
    }

    @Test
    void sendsRandomBytesAsTheBody() {
        follow("{'endpoint':'upload','fault':'garbage','bytes':64}");

        var first = client.upload("June", GOOD, false);
        var second = client.upload("July", GOOD, false);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.headers().firstValue("Content-Length")).hasValue("64");
        assertThat(first.body()).contains("\uFFFD").isEqualTo(second.body());
        assertThat(client.sandbox.uploads()).hasSize(2);
    }

    @Test
    void leavesAnUploadStuckInProcessing() {
        follow("{'endpoint':'upload','name':'June','fault':'stuck'},"
                + "{'endpoint':'upload','name':'July','fault':'stuck','for':'10m'}");
        var june = Client.string(client.upload("June", GOOD, false));
        var july = Client.string(client.upload("July", GOOD, false));

        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(9)));
        assertThat(Client.string(client.results(july, "status"))).isEqualTo("processing");
        now.updateAndGet(instant -> instant.plus(Duration.ofDays(1000)));
        assertThat(Client.string(client.results(july, "status"))).isEqualTo("completedsuccessfully");
        assertThat(Client.string(client.results(june, "status"))).isEqualTo("processing");
        assertThat(client.results(june, "feedback").statusCode()).isEqualTo(400);
        assertThat(client.sandbox.uploads())
                .extracting(ReceivedUpload::status)
                .containsExactly("processing", "completedsuccessfully");
    }

    @Test
    void answersWithUndocumentedStatuses() {
        follow("{'endpoint':'status','fault':'unknown-status','times':1},"
                + "{'endpoint':'status','fault':'unknown-status','word':'half done','times':1}");
        var token = Client.string(client.upload("June", GOOD, false));

        assertThat(Client.string(client.results(token, "status"))).isEqualTo("hibernating");
        assertThat(Client.string(client.results(token, "status"))).isEqualTo("half done");
        assertThat(Client.string(client.results(token, "status"))).isEqualTo("processing");
    }

    @Test
    void answersWithMalformedFeedback() {
        follow("{'endpoint':'result','fault':'malformed-feedback'}");
        var token = Client.string(client.upload("June", BAD, false));
        now.updateAndGet(instant -> instant.plusSeconds(5));

        assertThat(client.results(token, "feedback").body()).contains("this is not a row number");
        assertThat(client.results(token, "tableofresultids").body()).isEmpty();
    }

    private void follow(String rules) {
        client.sandbox.follow(FaultScript.parse("{\"rules\":[" + rules.replace('\'', '"') + "]}"));
    }

    private static String retryAfter(HttpResponse<String> answer) {
        return answer.headers().firstValue("Retry-After").orElse("none");
    }
}
