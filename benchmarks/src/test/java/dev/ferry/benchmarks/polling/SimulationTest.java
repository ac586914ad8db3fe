package dev.ferry.benchmarks.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ferry.domain.polling.FixedPolling;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationTest {

    @Test
    void countsPollsAndMeasuresTheDelay() {
        var outcome = Simulation.run(
                new FixedPolling(Duration.ofSeconds(5)),
                List.of(new PolledUpload(1, 4_000), new PolledUpload(1, 13_000)));

        assertThat(outcome.polls()).isEqualTo(2);
        assertThat(outcome.mean()).isCloseTo(1.5, within(1e-9));
        assertThat(outcome.late()).isCloseTo(2, within(1e-9));
    }

    @Test
    void givesAllPoliciesTheSameNumberOfPolls() {
        var budget = new Budget(ProcessingTimeLaw.MIDDLE.uploads(500, 1));

        var ferry = budget.ferry(10);
        var oracle = budget.scaled(FixedPolling::new, ferry.polls());

        assertThat(oracle.polls()).isCloseTo(ferry.polls(), within(0.05));
        assertThat(budget.ferryAsOftenAs(oracle).polls()).isCloseTo(oracle.polls(), within(0.2));
    }

    @Test
    void givesTheSameFiguresInEachRun() {
        assertThat(new Budget(ProcessingTimeLaw.TWO_PEAKS.uploads(200, 3)).ferry(10))
                .isEqualTo(new Budget(ProcessingTimeLaw.TWO_PEAKS.uploads(200, 3)).ferry(10));
    }
}
