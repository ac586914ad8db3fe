package dev.ferry.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessingTimeModelTest {

    @Test
    void readsFixedTimes() {
        assertThat(ProcessingTimeModel.parse("300ms").next()).isEqualTo(Duration.ofMillis(300));
        assertThat(ProcessingTimeModel.parse(" 2s ").next()).isEqualTo(Duration.ofSeconds(2));
        assertThat(ProcessingTimeModel.parse("1m").next()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void drawsTheSameSeriesForTheSameSeed() {
        assertThat(draw("lognormal(2s, 0.5, 7)"))
                .isEqualTo(draw("lognormal(2s,0.5,7)"))
                .isNotEqualTo(draw("lognormal(2s,0.5,8)"));
    }

    @Test
    void drawsWithinTheBounds() {
        assertThat(draw("uniform(1s,3s,7)"))
                .allSatisfy(time -> assertThat(time).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3)))
                .satisfies(times -> assertThat(Set.copyOf(times)).hasSizeGreaterThan(40));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2", "2 hours", "uniform(1s,3s)", "normal(1s,2s,3)", "-1s"})
    void explainsTheSyntaxForInvalidTimes(String text) {
        assertThatThrownBy(() -> ProcessingTimeModel.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("uniform(1s,3s,7)");
    }

    private static List<Duration> draw(String law) {
        return Stream.generate(ProcessingTimeModel.parse(law)::next).limit(50).toList();
    }
}
