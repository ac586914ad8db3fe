package dev.ferry.adapters.rest.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ferry.adapters.rest.problem.RefusedException;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;

class ParametersFuzzTest {

    private static final String[] NAMES = {"name", "results", "flag"};

    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void readsOrRefusesAnyQueryAndInventsNoValues(FuzzedDataProvider data) {
        var query = MultiMap.caseInsensitiveMultiMap();
        var count = data.consumeInt(0, 6);
        for (int i = 0; i < count; i++) {
            var name = data.consumeBoolean() ? data.pickValue(NAMES) : data.consumeString(6);
            query.add(name, data.consumeString(30));
        }
        try {
            var parameters = Parameters.of(query, NAMES);
            parameters
                    .single("name")
                    .ifPresent(value -> assertThat(query.getAll("name")).containsExactly(value));
            assertThat(parameters.list("results", value -> value))
                    .hasSizeLessThanOrEqualTo(1 + 31 * count)
                    .allSatisfy(value -> assertThat(value).doesNotContain(","));
            assertThat(parameters.flag("flag", true)).isEqualTo(!"false".equals(query.get("flag")));
        } catch (RefusedException refused) {
            assertThat(refused.problem().detail()).isNotBlank();
        }
        decode(data.consumeRemainingAsBytes());
    }

    /** A raw byte arrives as a character of Latin-1. */
    private static void decode(byte[] bytes) {
        var plain = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[&=+%]", "x");
        try {
            UrlText.query(new String(bytes, StandardCharsets.ISO_8859_1));
            assertThat(UrlText.decode(plain, "it").getBytes(StandardCharsets.UTF_8))
                    .isEqualTo(plain.getBytes(StandardCharsets.ISO_8859_1));
        } catch (RefusedException refused) {
            assertThat(refused.problem().detail()).isNotBlank();
        }
    }
}
