package dev.ferry.adapters.http.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ferry.adapters.http.text.Redactor;
import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ProcessingToken;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

class CompleteAnswerFuzzTest {

    private static final ProcessingToken TOKEN = new ProcessingToken("5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10");
    private static final Classification CLASSIFICATION = new Classification(
            InstantSource.system(), new Redactor(List.of("a secret that is long")), Duration.ofHours(1));

    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void anyAnswerIsAValueOrAFaultInOneSafeLine(FuzzedDataProvider data) {
        var status = data.consumeInt(200, 599);
        var headers = MultiMap.caseInsensitiveMultiMap();
        for (var name : List.of("Content-Type", "Retry-After", "Location")) {
            if (data.consumeBoolean()) {
                headers.add(name, data.consumeString(80));
            }
        }
        var oversized = data.consumeBoolean();
        var answer = new CompleteAnswer(status, headers, Buffer.buffer(data.consumeRemainingAsBytes()), oversized);

        try {
            assertThat(CLASSIFICATION.status(answer, TOKEN).word())
                    .hasSizeLessThanOrEqualTo(200)
                    .doesNotContainPattern("\\p{Cntrl}");
            assertThat(status).isBetween(200, 299);
        } catch (PlatformException fault) {
            assertSafe(fault.fault());
            assertThat(fault.fault()).isNotInstanceOf(OutcomeUnknown.class);
        }
        try {
            assertThat(CLASSIFICATION.token(answer, 1).value()).hasSize(36);
            assertThat(status).isBetween(200, 299);
        } catch (PlatformException fault) {
            assertSafe(fault.fault());
            assertThat(fault.fault()).isNotInstanceOf(Malformed.class);
            assertThat(fault.fault() instanceof Unavailable && status != 503).isFalse();
        }
    }

    private static void assertSafe(PlatformFault fault) {
        assertThat(fault.summary()).hasSizeLessThan(1200).doesNotContainPattern("\\p{Cntrl}|a secret that is long");
    }
}
