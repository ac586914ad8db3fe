package dev.ferry.domain.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ferry.domain.processingtime.ProcessingTime;
import dev.ferry.domain.processingtime.ProcessingTimeHistogram;
import dev.ferry.domain.processingtime.TimeScale;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LikelihoodTest {

    private static final int SHORTEST = TimeScale.stepOf(2_000);
    private static final int LONGEST = TimeScale.stepOf(8_000);

    /** Ten times 2 s, then ten times 8 s. */
    private final Likelihood likelihood =
            Likelihood.of(withTenTimes(withTenTimes(ProcessingTimeHistogram.EMPTY, 2), 8));

    @Test
    void probabilitiesAddUpToOne() {
        assertThat(between(0, TimeScale.STEPS)).isCloseTo(1, within(1e-9));
    }

    @Test
    void observedTimesAreMostLikely() {
        assertThat(between(SHORTEST - 3, SHORTEST + 4)).isCloseTo(0.48, within(0.04));
        assertThat(between(LONGEST - 3, LONGEST + 4)).isCloseTo(0.48, within(0.04));
        assertThat(likelihood.probability(SHORTEST)).isCloseTo(2 * likelihood.probability(SHORTEST + 2), within(0.01));
    }

    @Test
    void everyTimeFromTheShortestToTwoOctavesBeyondTheLongestIsPossible() {
        assertThat(likelihood.end()).isEqualTo(LONGEST + 1 + TimeScale.stepsOf(2));
        for (int step = SHORTEST; step < likelihood.end(); step++) {
            assertThat(likelihood.probability(step)).isPositive();
        }
        assertThat(between(0, SHORTEST - 3)).isZero();
        assertThat(between(likelihood.end(), TimeScale.STEPS)).isZero();
    }

    private double between(int from, int to) {
        return IntStream.range(from, to).mapToDouble(likelihood::probability).sum();
    }

    private static ProcessingTimeHistogram withTenTimes(ProcessingTimeHistogram history, int seconds) {
        var time = Duration.ofSeconds(seconds);
        for (int i = 0; i < 10; i++) {
            history = history.with(new ProcessingTime(1, time, time));
        }
        return history;
    }
}
