package dev.ferry.adapters.rest.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ferry.adapters.rest.exchange.Parameters;
import dev.ferry.adapters.rest.problem.RefusedException;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;

class PlatformJsonBodyFuzzTest {

    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void readsOrRefusesAnyBody(FuzzedDataProvider data) {
        var name = data.consumeString(40);
        var body = Buffer.buffer(data.consumeRemainingAsBytes());

        try {
            assertThat(PlatformJsonBody.receive(body, none()).source()).isNull();
        } catch (RefusedException refused) {
            assertThat(refused.problem().detail()).isNotBlank();
        }

        var object = JsonNodeFactory.instance.objectNode().put("Name", name).put("Data", "x");
        var dataset = PlatformJsonBody.receive(Buffer.buffer(object.toString()), none());
        assertThat(dataset.parameters().single("name")).hasValue(valid(name));
    }

    private static Parameters none() {
        return Parameters.of(MultiMap.caseInsensitiveMultiMap(), "name", "overwrite");
    }

    /** Replaces lone surrogates, which UTF-8 cannot encode. */
    private static String valid(String text) {
        return Buffer.buffer(text).toString();
    }
}
