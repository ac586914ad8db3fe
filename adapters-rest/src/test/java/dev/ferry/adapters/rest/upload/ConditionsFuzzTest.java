package dev.ferry.adapters.rest.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ferry.adapters.rest.problem.RefusedException;

class ConditionsFuzzTest {

    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void readsOrRefusesAnyTagAndIdempotencyKey(FuzzedDataProvider data) {
        var version = data.consumeLong(0, Long.MAX_VALUE);
        var header = data.consumeRemainingAsString();
        var tag = new EntityTag(version);

        assertThat(tag.isIn(header + ", " + tag)).isTrue();
        if (!header.contains("*") && !header.contains("\"" + version + "\"")) {
            assertThat(tag.isIn(header)).isFalse();
        }
        try {
            assertThat(SubmitEndpoint.key(header).value()).matches("[\\x21-\\x7E]{1,255}");
        } catch (RefusedException refused) {
            assertThat(refused.problem().detail()).startsWith("the header Idempotency-Key: ");
        }
    }
}
