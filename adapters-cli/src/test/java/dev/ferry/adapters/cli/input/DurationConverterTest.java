package dev.ferry.adapters.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationConverterTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S",
        "2s, PT2S",
        "5m, PT5M",
        "1h30m, PT1H30M",
        "1m1s1ms, PT1M1.001S",
        "PT5S, PT5S",
        "90d, PT2160H",
        "0s, PT0S",
        "5 s, PT5S"
    })
    void readsDurations(String text, Duration expected) {
        assertThat(new DurationConverter().convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "s", "-5s", "PT-5S", "5 x", "1s2m", "soon"})
    void refusesTextThatIsNotADuration(String text) {
        assertThatThrownBy(() -> new DurationConverter().convert(text)).hasMessageContaining("write 500ms, 30s");
    }

    @Test
    void suggestsTheNearestSpelling() {
        assertThat(SpellingSuggestion.nearest("--josn", List.of("--json", "--out")))
                .contains("--json");
        assertThat(SpellingSuggestion.nearest("--xyz", List.of("--json", "--overwrite")))
                .isEmpty();
        assertThat(SpellingSuggestion.nearest("a", List.of())).isEmpty();
    }
}
