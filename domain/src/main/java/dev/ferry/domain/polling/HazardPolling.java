package dev.ferry.domain.polling;

import dev.ferry.domain.processingtime.TimeScale;
import java.time.Duration;

/**
 * Questions as dense as the square root of the hazard. To find an event soon with few looks is the inspection problem
 * of Barlow, Hunter and Proschan (Optimum checking procedures, 1963). When looks are many, Keller's approximation
 * (Optimum checking schedules for systems subject to random failure, 1974) holds: with {@code n} looks per unit of time
 * a delay is {@code 1/2n} on average, and the delays weighed against the looks are least where {@code n} is
 * proportional to the square root of the hazard, that is of the probability density of the end among those that have
 * not ended yet.
 *
 * <p>The number of questions up to each step of the scale is known beforehand; the next one is due where that number
 * has grown by one.
 */
final class HazardPolling implements PollingPolicy {

    private final AdaptivePolling bounds;
    private final double end;

    /** How many questions there have been at each edge of the scale. */
    private final double[] asked = new double[TimeScale.STEPS + 1];

    HazardPolling(AdaptivePolling bounds, Likelihood likelihood) {
        this.bounds = bounds;
        this.end = TimeScale.edge(likelihood.end());
        var density = rootsOfHazard(likelihood);
        // a rest of the last interval is always for nothing: half a question on average
        var factor = Math.max(0.5, bounds.polls() - 0.5) / expected(density, likelihood);
        var least = 1 / millis(bounds.longest());
        for (int step = 0; step < TimeScale.STEPS; step++) {
            asked[step + 1] = asked[step] + Math.max(least, factor * density[step]) * TimeScale.width(step);
        }
    }

    @Override
    public Duration untilFirst() {
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
        var next = Math.min(end, timeOf(askedBy(now) + 1));
        return Duration.ofNanos((long) ((next - now) * 1e6));
    }

    private double askedBy(double time) {
        var step = TimeScale.stepOf(time);
        var part = (time - TimeScale.edge(step)) / TimeScale.width(step);
        return asked[step] + part * (asked[step + 1] - asked[step]);
    }

    private double timeOf(double questions) {
        var step = 0;
        while (step < TimeScale.STEPS - 1 && asked[step + 1] < questions) {
            step++;
        }
        var part = (questions - asked[step]) / (asked[step + 1] - asked[step]);
        return TimeScale.edge(step) + part * TimeScale.width(step);
    }

    private static double[] rootsOfHazard(Likelihood likelihood) {
        var roots = new double[TimeScale.STEPS];
        var running = 1.0;
        for (int step = 0; step < TimeScale.STEPS; step++) {
            var during = running - likelihood.of(step) / 2;
            roots[step] = during > 0 ? Math.sqrt(likelihood.of(step) / (TimeScale.width(step) * during)) : 0;
            running -= likelihood.of(step);
        }
        return roots;
    }

    /** How many questions such a density makes on average. */
    private static double expected(double[] density, Likelihood likelihood) {
        var sum = 0.0;
        var running = 1.0;
        for (int step = 0; step < TimeScale.STEPS; step++) {
            sum += density[step] * TimeScale.width(step) * Math.max(0, running - likelihood.of(step) / 2);
            running -= likelihood.of(step);
        }
        return sum;
    }

    private static double millis(Duration duration) {
        return duration.getSeconds() * 1e3 + duration.getNano() / 1e6;
    }
}
