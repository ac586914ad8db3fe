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

        assertThat(story("{'seed':7,'rules':[" + rules + "]}", 200))
                .isEqualTo(story("{'seed':7,'rules':[" + rules + "]}", 200))
                .isNotEqualTo(story("{'seed':8,'rules':[" + rules + "]}", 200))
                .contains("RESET", "DROP", "-");
    }

    @Test
    void strikeAsOftenAsTheirProbabilitySays() {
        var struck = story("{'rules':[{'endpoint':'upload','fault':'drop','probability':0.1}]}", 10_000).stream()
                .filter("DROP"::equals)
                .count();

        assertThat(struck).isBetween(900L, 1100L);
    }

    @Test
    void changeNothingForOneRuleWhenAnotherIsAddedBehindIt() {
        var first = "{'endpoint':'upload','fault':'reset','name':'*','probability':0.3}";
        var second = "{'endpoint':'upload','fault':'drop','probability':0.5}";

        var alone = story("{'seed':7,'rules':[" + first + "]}", 100);
        var both = story("{'seed':7,'rules':[" + first + "," + second + "]}", 100);

        assertThat(both.stream().map(told -> told.equals("DROP") ? "-" : told)).isEqualTo(alone);
    }

    @Test
    void drawNoLotsForRequestsThatTheyDoNotMatch() {
        follow("{'rules':[{'endpoint':'upload','name':'June','fault':'drop','probability':0.5}]}");
        var alone = Stream.generate(() -> told(JUNE)).limit(50).toList();

        follow("{'rules':[{'endpoint':'upload','name':'June','fault':'drop','probability':0.5}]}");
        var among = Stream.generate(() -> told(JULY) + told(JUNE)).limit(50).toList();

        assertThat(among).isEqualTo(alone.stream().map(told -> "-" + told).toList());
    }

    @Test
    void letTheFirstRuleThatStrikesHaveItsWay() {
        follow("{'rules':[{'endpoint':'upload','fault':'drop','times':1},{'endpoint':'upload','fault':'garbage'}]}");

        assertThat(Stream.of(JUNE, JUNE, JULY).map(this::told)).containsExactly("DROP", "GARBAGE", "GARBAGE");
        assertThat(faults.tallies()).extracting(ActiveFaults.Tally::matched).containsExactly(3L, 2L);
        assertThat(faults.tallies()).extracting(ActiveFaults.Tally::struck).containsExactly(1L, 2L);
    }

    @Test
    void letSomeRequestsThroughFirst() {
        follow("{'rules':[{'endpoint':'upload','fault':'drop','after':2,'times':1}]}");

        assertThat(Stream.of(JUNE, JUNE, JUNE, JUNE).map(this::told)).containsExactly("-", "-", "DROP", "-");
    }

    @Test
    void countForEachNameOnItsOwn() {
        follow("{'rules':[{'endpoint':'upload','fault':'drop','timesEach':1,'times':2}]}");

        assertThat(Stream.of(JUNE, JUNE, JULY, JULY, FaultTarget.upload("May")).map(this::told))
                .containsExactly("DROP", "-", "DROP", "-", "-");
    }

    @Test
    void knowNamesByTheirPattern() {
        follow("{'rules':[{'endpoint':'upload','name':'J?n*.a+b','fault':'drop'}]}");

        assertThat(Stream.of("Jun.a+b", "Jan 2024\n.a+b", "Jn.a+b", "June.aab", "June.a+bc")
                        .map(name -> told(FaultTarget.upload(name))))
                .containsExactly("DROP", "DROP", "-", "-", "-");
        assertThat(told(FaultTarget.upload(null))).isEqualTo("-");
    }

    @Test
    void knowEndpointsAndKinds() {
        follow("{'rules':[{'endpoint':'token','fault':'reset'},{'endpoint':'status','fault':'latency'},"
                + "{'endpoint':'result','kind':'feedback','fault':'drip'}]}");

        assertThat(Stream.of(
                                FaultTarget.token(),
                                JUNE,
                                FaultTarget.question("status", "June"),
                                FaultTarget.question("feedback", null),
                                FaultTarget.question("tableofresultids", "June"))
                        .map(this::told))
                .containsExactly("RESET", "-", "LATENCY", "DRIP", "-");
    }

    @Test
    void resetAnUploadUnreadUnlessItsNameMustBeKnown() {
        follow(
                "{'rules':[{'endpoint':'upload','name':'*','fault':'reset'},{'endpoint':'upload','fault':'reset','times':1}]}");

        assertThat(told(FaultTarget.unreadUpload())).isEqualTo("RESET");
        assertThat(told(FaultTarget.unreadUpload())).isEqualTo("-");
        assertThat(told(JUNE)).isEqualTo("RESET");
        assertThat(faults.tallies()).extracting(ActiveFaults.Tally::struck).containsExactly(1L, 1L);
    }

    private List<String> story(String script, int requests) {
        follow(script);
        return IntStream.range(0, requests)
                .mapToObj(i -> told(i % 3 == 0 ? JULY : JUNE))
                .toList();
    }

    private void follow(String script) {
        faults.follow(FaultScript.parse(script.replace('\'', '"')));
    }

    private String told(FaultTarget subject) {
        return faults.strike(subject).map(rule -> rule.faultKind().name()).orElse("-");
    }
}
