package dev.ferry.benchmarks.polling;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures as people and as programs read them. */
final class Figures {

    @SuppressWarnings("InlineFormatString") // a page is read best as one
    private static final String PAGE = """
            # Asking when it is likely to be done

            When the end of processing is noticed, at an equal number of questions: Ferry's adaptive polling beside growing delays, the best \
            fixed interval, and what the SDKs of large clouds do by default. Simulated: %d laws, %d seeds, %,d uploads each.

            `mvn -Pbenchmarks verify -pl benchmarks -am` runs it again and writes this page, [its chart](polling.svg) and \
            [its figures](raw/polling.csv), digit for digit the same. The policy is
            [`AdaptivePolling`](../../domain/src/main/java/dev/ferry/domain/polling/AdaptivePolling.java), the very class that is \
            shipped. It begins without any history and learns what its own questions show: between which two of them processing \
            ended, never when. Why it asks as it does is told in [a decision record](../adr/0043-hazard-based-polling.md).

            ## At an equal budget

            Ferry may spend %.0f questions an upload. Whatever it does spend, on average, everybody else gets exactly, by choosing the first \
            delay or the interval after looking at all uploads. The *oracle* is the best fixed interval. Delays are in seconds, mean / \
            95th percentile.

            | law | questions | Ferry | oracle | exponential 1.5 | exponential 2 | Ferry : oracle | Ferry : exponential 1.5 |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            %s

            ![Mean delay at an equal number of questions](polling.svg)

            | goal | reached |
            | --- | --- |
            | at most 0.30 of exponential 1.5, on average over the laws | %.3f |
            | at most 1.02 of the oracle's fixed interval, on any law | %.3f; without a memory %.3f |
            | at most 0.60 of it where the law is narrow or has two peaks | %.3f |

            The last law, without a memory, is there to show the limit: a fixed interval is the optimum, nothing can be won by \
            learning, and what is lost is the price of not being told the law.

            ## Beside what others do by default

            These schedules do not know the Platform and have no scale to choose, so here it is Ferry that gets as many questions as each \
            of them spent. Mean delay in seconds, theirs → Ferry's, and how many questions an upload both had.

            | law | %s |
            | --- |%s
            %s

            %s
            """;

    private Figures() {}

    static String page(List<Comparison> compared) {
        return String.format(
                Locale.ROOT,
                PAGE,
                compared.size(),
                Comparison.SEEDS,
                Comparison.UPLOADS,
                Comparison.POLLS,
                lines(compared, Figures::equalBudget),
                compared.stream()
                        .mapToDouble(Comparison::ofExponential)
                        .average()
                        .orElseThrow(),
                worst(compared, law -> law != Law.MEMORYLESS),
                worst(compared, law -> law == Law.MEMORYLESS),
                worst(compared, Law::peaked),
                headings(),
                " --- |".repeat(Rival.values().length),
                lines(compared, Figures::besideRivals),
                legend());
    }

    static String csv(List<Comparison> compared) {
        return "law,client,polls,mean_seconds,p95_seconds\n" + lines(compared, Figures::records) + "\n";
    }

    private static String lines(List<Comparison> compared, Function<Comparison, String> line) {
        return compared.stream().map(line).collect(Collectors.joining("\n"));
    }

    private static double worst(List<Comparison> compared, Predicate<Law> which) {
        return compared.stream()
                .filter(one -> which.test(one.law()))
                .mapToDouble(Comparison::ofOracle)
                .max()
                .orElseThrow();
    }

    private static String equalBudget(Comparison one) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %s | %s | %s | %s | %.3f | %.3f |",
                one.law().words(),
                one.ferry().polls(),
                delays(one.ferry()),
                delays(one.oracle()),
                delays(one.exponential()),
                delays(one.doubling()),
                one.ofOracle(),
                one.ofExponential());
    }

    private static String besideRivals(Comparison one) {
        return "| " + one.law().words() + " | "
                + Arrays.stream(Rival.values())
                        .map(rival -> String.format(
                                Locale.ROOT,
                                "%.2f → %.2f (%.1f)",
                                one.of(rival).mean(),
                                one.ferryAsOftenAs(rival).mean(),
                                one.of(rival).polls()))
                        .collect(Collectors.joining(" | "))
                + " |";
    }

    private static String headings() {
        return Arrays.stream(Rival.values()).map(Figures::word).collect(Collectors.joining(" | "));
    }

    private static String legend() {
        return Arrays.stream(Rival.values())
                .map(rival -> "- *" + word(rival) + "*: " + rival.words())
                .collect(Collectors.joining("\n"));
    }

    private static String records(Comparison one) {
        var lines = Stream.concat(
                Stream.of(
                        line(one.law(), "ferry", one.ferry()),
                        line(one.law(), "oracle-fixed", one.oracle()),
                        line(one.law(), "exponential-1.5", one.exponential()),
                        line(one.law(), "exponential-2", one.doubling())),
                Arrays.stream(Rival.values())
                        .flatMap(rival -> Stream.of(
                                line(one.law(), word(rival), one.of(rival)),
                                line(one.law(), "ferry-as-often-as-" + word(rival), one.ferryAsOftenAs(rival)))));
        return lines.collect(Collectors.joining("\n"));
    }

    private static String line(Law law, String client, PollingOutcome outcome) {
        return String.format(
                Locale.ROOT,
                "%s,%s,%.4f,%.4f,%.4f",
                word(law),
                client,
                outcome.polls(),
                outcome.mean(),
                outcome.late());
    }

    private static String delays(PollingOutcome outcome) {
        return String.format(Locale.ROOT, "%.2f / %.2f", outcome.mean(), outcome.late());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
