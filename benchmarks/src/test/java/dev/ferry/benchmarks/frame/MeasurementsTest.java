package dev.ferry.benchmarks.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasurementsTest {

    @Test
    void medianIsTheMiddleFigureOrTheMeanOfTwo() {
        assertThat(Median.of(List.of(3.0, 1.0, 100.0))).isEqualTo(3.0);
        assertThat(Median.of(List.of(4.0, 1.0, 2.0, 100.0))).isEqualTo(3.0);
    }

    @Test
    void ratioComparesWithinEachRound() throws Exception {
        var slowness = new double[] {1, 10, 1};
        var measured = new Rounds(3)
                .with("fast", round -> Map.of("speed", 6 / slowness[round]))
                .with("slow", round -> Map.of("speed", 3 / slowness[round]))
                .run();

        assertThat(measured.ratio("fast", "slow", "speed")).isEqualTo(2.0);
        assertThat(measured.contestants()).containsExactly("fast", "slow");
    }

    @Test
    void anUnmeasuredFigureHasNoMedian() {
        var empty = new Measurements(List.of());

        assertThatIllegalArgumentException().isThrownBy(() -> empty.median("unknown", "speed"));
    }
}
