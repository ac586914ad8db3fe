package dev.ferry.domain.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.domain.processingtime.ProcessingTime;
import dev.ferry.domain.processingtime.ProcessingTimeHistogram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

class AdaptivePollingTest {

    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final AdaptivePolling polling = new AdaptivePolling(10, SHORTEST, LONGEST);
    private final Random random = new Random(7);

    @Test
    void isGeometricAndAsksAtOnceWhileLittleIsKnown() {
        var little = polling.knowing(learned(7, () -> 60_000));

        assertThat(little.untilFirst()).isZero();
        assertThat(little.delayAfter(Duration.ZERO)).isEqualTo(Duration.ofMillis(500));
        assertThat(little.delayAfter(Duration.ofSeconds(10))).isEqualTo(Duration.ofMillis(5500));
        assertThat(little.delayAfter(Duration.ofDays(1))).isEqualTo(LONGEST);
    }

    @Test
    void asksMostWhenProcessingIsMostLikelyToEnd() {
        var narrow = polling.knowing(learned(300, () -> 60_000 * Math.exp(0.1 * random.nextGaussian())));

        var questions = questions(narrow, Duration.ofSeconds(90));

        assertThat(narrow.untilFirst()).isGreaterThan(Duration.ofSeconds(20));
        assertThat(questions.stream().filter(at -> at < 40).count()).isLessThanOrEqualTo(2);
        assertThat(questions.stream().filter(at -> at > 50 && at < 70).count()).isGreaterThan(6);
    }

    @Test
    void asksRarelyBetweenTwoPeaks() {
        var peaks = polling.knowing(
                learned(300, () -> (random.nextBoolean() ? 10_000 : 100_000) * Math.exp(0.1 * random.nextGaussian())));

        var questions = questions(peaks, Duration.ofMinutes(2));

        assertThat(questions.stream().filter(at -> at > 8 && at < 13).count()).isGreaterThan(2);
        assertThat(questions.stream().filter(at -> at > 20 && at < 70).count()).isLessThanOrEqualTo(2);
    }

    @Test
    void asksAtEqualIntervalsWhenTheHazardIsTheSameAtAllTimes() {
        var memoryless = polling.knowing(learned(2_000, () -> -60_000 * Math.log(1 - random.nextDouble())));

        var early = memoryless.delayAfter(Duration.ofSeconds(10)).toMillis();
        var late = memoryless.delayAfter(Duration.ofSeconds(70)).toMillis();

        assertThat(early).isBetween(4_500L, 8_500L);
        assertThat(late / (double) early).isBetween(0.6, 1.6);
    }

    @Test
    void takesAboutAsManyQuestionsAsItShould() {
        var known = polling.knowing(learned(300, this::anyTime));

        var questions = 0;
        for (int i = 0; i < 500; i++) {
            questions += questions(known, Duration.ofMillis((long) anyTime())).size() + 1;
        }

        assertThat(questions / 500.0).isBetween(8.5, 11.5);
    }

    @Test
    void keepsItsBoundsWhateverItHasLearnedAndHoweverLongItTakes() {
        for (var known : List.of(
                learned(300, this::anyTime), learned(300, () -> 1), learned(300, () -> 1e12), learned(8, () -> 0))) {
            var policy = polling.knowing(known);
            for (var elapsed = Duration.ofMillis(1); elapsed.toDays() < 10_000; elapsed = elapsed.multipliedBy(2)) {
                assertThat(policy.delayAfter(elapsed)).isBetween(SHORTEST, LONGEST);
            }
            assertThat(policy.untilFirst()).isBetween(Duration.ZERO, LONGEST);
        }
    }

    @Test
    void asksNearlyAtOnceWhereNothingTakesAnyTime() {
        assertThat(polling.knowing(learned(300, () -> 1)).untilFirst()).isLessThan(Duration.ofMillis(5));
    }

    @Test
    void goesBackToGeometricWaitsBeyondAllThatIsKnown() {
        var known = polling.knowing(learned(300, () -> 2_000));

        assertThat(known.delayAfter(Duration.ofSeconds(100))).isEqualTo(polling.delayAfter(Duration.ofSeconds(100)));
    }

    @Test
    void takesWhatJustMakesSense() {
        assertThat(new AdaptivePolling(1, SHORTEST, SHORTEST).polls()).isEqualTo(1);
        assertThat(new AdaptivePolling(1000, SHORTEST, LONGEST).polls()).isEqualTo(1000);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThatThrownBy(() -> new AdaptivePolling(0.9, SHORTEST, LONGEST)).hasMessageContaining("from 1 to 1000");
        assertThatThrownBy(() -> new AdaptivePolling(1001, SHORTEST, LONGEST)).hasMessageContaining("from 1 to 1000");
        assertThatThrownBy(() -> new AdaptivePolling(Double.NaN, SHORTEST, LONGEST))
                .hasMessageContaining("from 1 to 1000");
        assertThatThrownBy(() -> new AdaptivePolling(9, LONGEST, SHORTEST)).hasMessageContaining("shorter");
        assertThatThrownBy(() -> new AdaptivePolling(9, Duration.ZERO, LONGEST)).hasMessageContaining("positive");
    }

    private double anyTime() {
        return 30_000 * Math.exp(0.5 * random.nextGaussian());
    }

    private static ProcessingTimeHistogram learned(int count, DoubleSupplier millis) {
        var history = ProcessingTimeHistogram.EMPTY;
        for (int i = 0; i < count; i++) {
            var time = Duration.ofMillis((long) millis.getAsDouble());
            history = history.with(new ProcessingTime(1000, time, time));
        }
        return history;
    }

    /** When questions are asked, in seconds, until processing ends. */
    private static List<Double> questions(PollingPolicy policy, Duration end) {
        var questions = new ArrayList<Double>();
        for (var at = policy.untilFirst(); at.compareTo(end) < 0; at = at.plus(policy.delayAfter(at))) {
            questions.add(at.toMillis() / 1e3);
        }
        return questions;
    }
}
