package dev.ferry.benchmarks.polling;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Formats the figures as a page and as CSV. */
final class Figures {

    @SuppressWarnings("InlineFormatString") // the page is one readable text block
    private static final String PAGE = """
            # Adaptive polling

            This benchmark measures how late a client notices the end of processing, with an equal number of polls. It compares \
            Ferry's adaptive polling with growing delays, the best fixed interval, and the defaults of the SDKs of large clouds. \
            Simulated: %d laws, %d seeds, %,d uploads each.

            `mvn -Pbenchmarks verify -pl benchmarks -am` repeats the simulation and writes this page, [its chart](polling.svg) \
            and [its figures](raw/polling.csv), with identical figures. The policy is
            [`AdaptivePolling`](../../domain/src/main/java/dev/ferry/domain/polling/AdaptivePolling.java), the class that Ferry \
            ships. It starts without any history and learns from its own polls, which show only between which two of them \
            processing ended. A [decision record](../adr/0043-hazard-based-polling.md) gives the reasons.

            ## With an equal number of polls

            Ferry may spend %.0f polls an upload. On average, every other client gets exactly the number that Ferry uses: its \
            first delay or its interval is chosen afterwards, with knowledge of all uploads. The *oracle* is the best fixed \
            interval. Delays are in seconds, mean / \
            95th percentile.

            | law | polls | Ferry | oracle | exponential 1.5 | exponential 2 | Ferry : oracle | Ferry : exponential 1.5 |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
            %s

            ![Mean delay with an equal number of polls](polling.svg)

            | goal | reached |
            | --- | --- |
            | at most 0.30 of exponential 1.5, on average over the laws | %.3f |
            | at most 1.02 of the oracle's fixed interval, on any law | %.3f; without a memory %.3f |
            | at most 0.60 of it where the law is narrow or has two peaks | %.3f |

            The last law, without a memory, shows the limit: there a fixed interval is the optimum, learning cannot improve on \
            it, and the difference is the price of not knowing the law.

            ## Compared with the defaults of other clients

            These schedules have no parameter that could be fitted to the Platform, so here Ferry gets as many polls as each of \
            them used. Mean delay in seconds, theirs → Ferry's, and the number of polls an upload that both had.

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
                worst(compared, law -> law != ProcessingTimeLaw.MEMORYLESS),
                worst(compared, law -> law == ProcessingTimeLaw.MEMORYLESS),
                worst(compared, ProcessingTimeLaw::peaked),
                headings(),
                " --- |".repeat(OtherPollingPolicy.values().length),
                lines(compared, Figures::rivalDelays),
                legend());
    }

    static String csv(List<Comparison> compared) {
        return "law,client,polls,mean_seconds,p95_seconds\n" + lines(compared, Figures::records) + "\n";
    }

    private static String lines(List<Comparison> compared, Function<Comparison, String> line) {
        return compared.stream().map(line).collect(Collectors.joining("\n"));
    }

    private static double worst(List<Comparison> compared, Predicate<ProcessingTimeLaw> condition) {
        return compared.stream()
                .filter(comparison -> condition.test(comparison.law()))
                .mapToDouble(Comparison::ofOracle)
                .max()
                .orElseThrow();
    }

    private static String equalBudget(Comparison comparison) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %s | %s | %s | %s | %.3f | %.3f |",
                comparison.law().description(),
                comparison.ferry().polls(),
                delays(comparison.ferry()),
                delays(comparison.oracle()),
                delays(comparison.exponential()),
                delays(comparison.doubling()),
                comparison.ofOracle(),
                comparison.ofExponential());
    }

    private static String rivalDelays(Comparison comparison) {
        return "| " + comparison.law().description() + " | "
                + Arrays.stream(OtherPollingPolicy.values())
                        .map(rival -> String.format(
                                Locale.ROOT,
                                "%.2f → %.2f (%.1f)",
                                comparison.of(rival).mean(),
                                comparison.ferryAsOftenAs(rival).mean(),
                                comparison.of(rival).polls()))
                        .collect(Collectors.joining(" | "))
                + " |";
    }

    private static String headings() {
        return Arrays.stream(OtherPollingPolicy.values()).map(Figures::key).collect(Collectors.joining(" | "));
    }

    private static String legend() {
        return Arrays.stream(OtherPollingPolicy.values())
                .map(rival -> "- *" + key(rival) + "*: " + rival.description())
                .collect(Collectors.joining("\n"));
    }

    private static String records(Comparison comparison) {
        var lines = Stream.concat(
                Stream.of(
                        line(comparison.law(), "ferry", comparison.ferry()),
                        line(comparison.law(), "oracle-fixed", comparison.oracle()),
                        line(comparison.law(), "exponential-1.5", comparison.exponential()),
                        line(comparison.law(), "exponential-2", comparison.doubling())),
                Arrays.stream(OtherPollingPolicy.values())
                        .flatMap(rival -> Stream.of(
                                line(comparison.law(), key(rival), comparison.of(rival)),
                                line(
                                        comparison.law(),
                                        "ferry-as-often-as-" + key(rival),
                                        comparison.ferryAsOftenAs(rival)))));
        return lines.collect(Collectors.joining("\n"));
    }

    private static String line(ProcessingTimeLaw law, String client, PollingOutcome outcome) {
        return String.format(
                Locale.ROOT, "%s,%s,%.4f,%.4f,%.4f", key(law), client, outcome.polls(), outcome.mean(), outcome.late());
    }

    private static String delays(PollingOutcome outcome) {
        return String.format(Locale.ROOT, "%.2f / %.2f", outcome.mean(), outcome.late());
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
