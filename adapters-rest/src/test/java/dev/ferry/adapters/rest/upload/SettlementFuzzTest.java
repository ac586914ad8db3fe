package dev.ferry.adapters.rest.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ferry.adapters.rest.exchange.Parameters;
import dev.ferry.adapters.rest.problem.RefusedException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;

class SettlementFuzzTest {

    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void settlesOnlyByTheWordInTheBody(byte[] body) throws IOException {
        var none = Parameters.of(MultiMap.caseInsensitiveMultiMap(), "settlement");

        try {
            var settlement =
                    SettlementBody.settlement(none, Buffer.buffer(body)).settlement();
            var object = new ObjectMapper().readTree(body);
            assertThat(object).hasSize(1);
            assertThat(object.path("settlement").asText()).isEqualTo(settlement.word());
        } catch (RefusedException refused) {
            assertThat(refused.problem().detail()).isNotBlank();
        }
    }
}
