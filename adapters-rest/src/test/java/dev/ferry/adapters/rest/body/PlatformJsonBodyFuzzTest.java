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
    void anyBodyIsADataSetOrRefusedAndWhatWasWrittenIsRead(FuzzedDataProvider data) {
        var name = data.consumeString(40);
        var body = Buffer.buffer(data.consumeRemainingAsBytes());

        try {
            assertThat(PlatformJsonBody.receive(body, none()).source()).isNull();
        } catch (RefusedException refused) {
            assertThat(refused.problem().detail()).isNotBlank();
        }

        var object = JsonNodeFactory.instance.objectNode().put("Name", name).put("Data", "x");
        var delivery = PlatformJsonBody.receive(Buffer.buffer(object.toString()), none());
        assertThat(delivery.parameters().one("name")).hasValue(valid(name));
    }

    private static Parameters none() {
        return Parameters.of(MultiMap.caseInsensitiveMultiMap(), "name", "overwrite");
    }

    /** Half a character cannot be written as UTF-8. */
    private static String valid(String text) {
        return Buffer.buffer(text).toString();
    }
}
