package dev.ferry.domain.polling;

import dev.ferry.domain.processingtime.TimeScale;
import java.time.Duration;

/**
 * Polls with a density proportional to the square root of the hazard. The hazard is the probability density that
 * processing ends now, given that it has not ended yet. When to check for an event, with few checks and a short
 * detection delay, is the inspection problem of Barlow, Hunter and Proschan (Optimum checking procedures, 1963). For
 * many checks, Keller's approximation holds (Optimum checking schedules for systems subject to random failure, 1974):
 * with {@code n} checks per unit of time the average delay is {@code 1/2n}, and delays and checks together cost least
 * when {@code n} is proportional to the square root of the hazard.
 *
 * <p>The constructor computes the number of polls up to each step of the scale. The next poll is due when that number
 * has grown by one.
 */
final class HazardPolling implements PollingPolicy {

    private final AdaptivePolling bounds;
    private final double end;

    /** The number of polls before each edge of the scale. */
    private final double[] pollsBefore = new double[TimeScale.STEPS + 1];

    HazardPolling(AdaptivePolling bounds, Likelihood likelihood) {
        this.bounds = bounds;
        this.end = TimeScale.edge(likelihood.end());
        var density = rootsOfHazard(likelihood);
        // the last interval ends after processing does: half a poll on average is wasted
        var factor = Math.max(0.5, bounds.polls() - 0.5) / expected(density, likelihood);
        var least = 1 / millis(bounds.longest());
        for (int step = 0; step < TimeScale.STEPS; step++) {
            pollsBefore[step + 1] = pollsBefore[step] + Math.max(least, factor * density[step]) * TimeScale.width(step);
        }
    }

    @Override
    public Duration firstDelay() {
        var first = next(0);
        return first.compareTo(longest()) > 0 ? longest() : first;
    }

    @Override
    public Duration delayAfter(Duration elapsed) {
        if (millis(elapsed) >= end) {
            return bounds.delayAfter(elapsed);
        }
        var delay = next(millis(elapsed));
        var atLeast = delay.compareTo(bounds.shortest()) < 0 ? bounds.shortest() : delay;
        return atLeast.compareTo(longest()) > 0 ? longest() : atLeast;
    }

    @Override
    public Duration longest() {
        return bounds.longest();
    }

    private Duration next(double now) {
        var next = Math.min(end, timeOfPoll(pollsUntil(now) + 1));
        return Duration.ofNanos((long) ((next - now) * 1e6));
    }

    private double pollsUntil(double time) {
        var step = TimeScale.stepOf(time);
        var part = (time - TimeScale.edge(step)) / TimeScale.width(step);
        return pollsBefore[step] + part * (pollsBefore[step + 1] - pollsBefore[step]);
    }

    private double timeOfPoll(double polls) {
        var step = 0;
        while (step < TimeScale.STEPS - 1 && pollsBefore[step + 1] < polls) {
            step++;
        }
        var part = (polls - pollsBefore[step]) / (pollsBefore[step + 1] - pollsBefore[step]);
        return TimeScale.edge(step) + part * TimeScale.width(step);
    }

    private static double[] rootsOfHazard(Likelihood likelihood) {
        var roots = new double[TimeScale.STEPS];
        var unfinished = 1.0;
        for (int step = 0; step < TimeScale.STEPS; step++) {
            var average = unfinished - likelihood.probability(step) / 2;
            roots[step] = average > 0 ? Math.sqrt(likelihood.probability(step) / (TimeScale.width(step) * average)) : 0;
            unfinished -= likelihood.probability(step);
        }
        return roots;
    }

    /** The average number of polls per upload at this density. */
    private static double expected(double[] density, Likelihood likelihood) {
        var sum = 0.0;
        var unfinished = 1.0;
        for (int step = 0; step < TimeScale.STEPS; step++) {
            sum += density[step] * TimeScale.width(step) * Math.max(0, unfinished - likelihood.probability(step) / 2);
            unfinished -= likelihood.probability(step);
        }
        return sum;
    }

    private static double millis(Duration duration) {
        return duration.getSeconds() * 1e3 + duration.getNano() / 1e6;
    }
}
