package dev.ferry.sandbox.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class InjectedFaultsTest {

    private static final FaultTarget JUNE = FaultTarget.upload("June");
    private static final FaultTarget JULY = FaultTarget.upload("July");

    private final ActiveFaults faults = new ActiveFaults();

    @Test
    void strikeTheSameRequestsForTheSameSeed() {
        var rules = "{'endpoint':'upload','fault':'reset','name':'*','probability':0.3},"
                + "{'endpoint':'upload','fault':'drop','probability':0.3}";

        assertThat(faultsOf("{'seed':7,'rules':[" + rules + "]}", 200))
                .isEqualTo(faultsOf("{'seed':7,'rules':[" + rules + "]}", 200))
                .isNotEqualTo(faultsOf("{'seed':8,'rules':[" + rules + "]}", 200))
                .contains("RESET", "DROP", "-");
    }

    @Test
    void strikeWithTheirProbability() {
        var struck = faultsOf("{'rules':[{'endpoint':'upload','fault':'drop','probability':0.1}]}", 10_000).stream()
                .filter("DROP"::equals)
                .count();

        assertThat(struck).isBetween(900L, 1100L);
    }

    @Test
    void areNotChangedByARuleThatIsAddedAfterThem() {
        var first = "{'endpoint':'upload','fault':'reset','name':'*','probability':0.3}";
        var second = "{'endpoint':'upload','fault':'drop','probability':0.5}";

        var alone = faultsOf("{'seed':7,'rules':[" + first + "]}", 100);
        var both = faultsOf("{'seed':7,'rules':[" + first + "," + second + "]}", 100);

        assertThat(both.stream().map(fault -> fault.equals("DROP") ? "-" : fault))
                .isEqualTo(alone);
    }

    @Test
    void drawNoRandomNumberForOtherRequests() {
        follow("{'rules':[{'endpoint':'upload','name':'June','fault':'drop','probability':0.5}]}");
        var alone = Stream.generate(() -> faultFor(JUNE)).limit(50).toList();

        follow("{'rules':[{'endpoint':'upload','name':'June','fault':'drop','probability':0.5}]}");
        var among =
                Stream.generate(() -> faultFor(JULY) + faultFor(JUNE)).limit(50).toList();

        assertThat(among).isEqualTo(alone.stream().map(fault -> "-" + fault).toList());
    }

    @Test
    void applyTheFirstRuleThatStrikes() {
        follow("{'rules':[{'endpoint':'upload','fault':'drop','times':1},{'endpoint':'upload','fault':'garbage'}]}");

        assertThat(Stream.of(JUNE, JUNE, JULY).map(this::faultFor)).containsExactly("DROP", "GARBAGE", "GARBAGE");
        assertThat(faults.tallies()).extracting(ActiveFaults.Tally::matched).containsExactly(3L, 2L);
        assertThat(faults.tallies()).extracting(ActiveFaults.Tally::struck).containsExactly(1L, 2L);
    }

    @Test
    void letTheFirstRequestsPass() {
        follow("{'rules':[{'endpoint':'upload','fault':'drop','after':2,'times':1}]}");

        assertThat(Stream.of(JUNE, JUNE, JUNE, JUNE).map(this::faultFor)).containsExactly("-", "-", "DROP", "-");
    }

    @Test
    void countSeparatelyForEachName() {
        follow("{'rules':[{'endpoint':'upload','fault':'drop','timesEach':1,'times':2}]}");

        assertThat(Stream.of(JUNE, JUNE, JULY, JULY, FaultTarget.upload("May")).map(this::faultFor))
                .containsExactly("DROP", "-", "DROP", "-", "-");
    }

    @Test
    void matchNamesByPattern() {
        follow("{'rules':[{'endpoint':'upload','name':'J?n*.a+b','fault':'drop'}]}");

        assertThat(Stream.of("Jun.a+b", "Jan 2024\n.a+b", "Jn.a+b", "June.aab", "June.a+bc")
                        .map(name -> faultFor(FaultTarget.upload(name))))
                .containsExactly("DROP", "DROP", "-", "-", "-");
        assertThat(faultFor(FaultTarget.upload(null))).isEqualTo("-");
    }

    @Test
    void matchEndpointsAndKinds() {
        follow("{'rules':[{'endpoint':'token','fault':'reset'},{'endpoint':'status','fault':'latency'},"
                + "{'endpoint':'result','kind':'feedback','fault':'drip'}]}");

        assertThat(Stream.of(
                                FaultTarget.token(),
                                JUNE,
                                FaultTarget.results("status", "June"),
                                FaultTarget.results("feedback", null),
                                FaultTarget.results("tableofresultids", "June"))
                        .map(this::faultFor))
                .containsExactly("RESET", "-", "LATENCY", "DRIP", "-");
    }

    @Test
    void resetAnUploadUnreadUnlessTheRuleNeedsItsName() {
        follow(
                "{'rules':[{'endpoint':'upload','name':'*','fault':'reset'},{'endpoint':'upload','fault':'reset','times':1}]}");

        assertThat(faultFor(FaultTarget.unreadUpload())).isEqualTo("RESET");
        assertThat(faultFor(FaultTarget.unreadUpload())).isEqualTo("-");
        assertThat(faultFor(JUNE)).isEqualTo("RESET");
        assertThat(faults.tallies()).extracting(ActiveFaults.Tally::struck).containsExactly(1L, 1L);
    }

    private List<String> faultsOf(String script, int requests) {
        follow(script);
        return IntStream.range(0, requests)
                .mapToObj(i -> faultFor(i % 3 == 0 ? JULY : JUNE))
                .toList();
    }

    private void follow(String script) {
        faults.follow(FaultScript.parse(script.replace('\'', '"')));
    }

    private String faultFor(FaultTarget target) {
        return faults.select(target).map(rule -> rule.faultKind().name()).orElse("-");
    }
}
