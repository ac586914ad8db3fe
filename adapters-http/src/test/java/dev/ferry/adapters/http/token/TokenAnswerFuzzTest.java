package dev.ferry.adapters.http.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ferry.adapters.http.text.Redactor;
import dev.ferry.adapters.http.wire.CompleteAnswer;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

class TokenAnswerFuzzTest {

    private static final Instant NOW = Instant.parse("2024-07-01T09:00:00Z");
    private static final Redactor REDACTOR = new Redactor(List.of("a secret that is long"));

    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void anyAnswerIsAValidTokenOrAFault(byte[] body) {
        var answer = TokenAnswer.parse(
                new CompleteAnswer(200, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(body), false));

        answer.accessToken().ifPresent(token -> assertThat(token).matches("[\\w.~+/=-]+"));
        answer.lifetime(NOW)
                .ifPresent(lifetime -> assertThat(lifetime).isPositive().isLessThanOrEqualTo(Duration.ofDays(1)));
        assertThat(answer.refusal(401, REDACTOR).summary())
                .hasSizeLessThan(1500)
                .doesNotContainPattern("\\p{Cntrl}|a secret that is long");
    }
}
