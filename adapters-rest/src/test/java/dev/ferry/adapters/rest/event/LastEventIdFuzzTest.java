package dev.ferry.adapters.rest.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.ferry.adapters.rest.problem.RefusedException;

class LastEventIdFuzzTest {

    @FuzzTest(maxExecutions = 1_000_000, maxDuration = "")
    void readsOrRefusesAnyHeader(FuzzedDataProvider data) {
        var number = data.consumeLong(0, 999_999_999_999_999_999L);
        var header = data.consumeRemainingAsString();

        assertThat(EventRoutes.lastSeen(" " + number)).isEqualTo(number);
        try {
            assertThat(EventRoutes.lastSeen(header)).isNotNegative();
            assertThat(header.strip()).containsOnlyDigits();
        } catch (RefusedException refused) {
            assertThat(refused.problem().detail()).startsWith("the header Last-Event-ID: ");
        }
    }
}
