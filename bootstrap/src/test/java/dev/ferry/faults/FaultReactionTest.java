package dev.ferry.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.upload.Completed;
import dev.ferry.sandbox.fault.FaultKind;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/**
 * What Ferry does about each fault of the sandbox, where it strikes once: how the upload ends, how often the sandbox
 * took it, and what happened in between. {@code docs/sandbox.md} says the same to users. Most of it is waiting, so the
 * crossings go side by side, each with a Ferry and a sandbox of its own.
 */
class FaultReactionTest {

    private static final String BAD = "E1,31/02/2024,09:00,01/07/2024,17:00\n";
    private static final String ENDLESS = "{\"endpoint\":\"result\",\"fault\":\"oversized\"}";

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        root.addAppender(log);
    }

    /** What the Platform does wrong is told in the upload's own story, and not a second time as an error of ours. */
    @AfterEach
    void nothingIsLogged() {
        root.detachAppender(log);
        assertThat(log.list)
                .filteredOn(event -> event.getLevel() == Level.ERROR)
                .isEmpty();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource(
            delimiter = '|',
            value = {
                // asked again at once, and nobody notices
                "'fault':'latency','for':'200ms'               | completed | 1 | STRAIGHT",
                "'fault':'latency','for':'1m'                  | completed | 1 | STRAIGHT",
                "'fault':'drip','bytes':50,'every':'5ms'       | completed | 1 | STRAIGHT",
                "'fault':'reset'                               | completed | 1 | STRAIGHT",
                "'fault':'drop'                                | completed | 1 | STRAIGHT",
                "'fault':'half-close'                          | completed | 1 | STRAIGHT",
                "'fault':'black-hole'                          | completed | 1 | STRAIGHT",
                "'fault':'answer','status':500                 | completed | 1 | STRAIGHT",
                "'fault':'answer','status':502                 | completed | 1 | STRAIGHT",
                "'fault':'answer','status':504                 | completed | 1 | STRAIGHT",
                "'fault':'truncated'                           | completed | 1 | STRAIGHT",
                "'fault':'garbage'                             | completed | 1 | STRAIGHT",
                "'fault':'oversized'                           | completed | 1 | STRAIGHT",
                // put off, under the same attempt
                "'fault':'answer','status':401                 | completed | 1 | PUT_OFF",
                "'fault':'answer','status':429                 | completed | 1 | PUT_OFF",
                "'fault':'answer','status':429,'retryAfter':'1s' | completed | 1 | PUT_OFF",
                "'fault':'answer','status':503,'retryAfterDate':'1s' | completed | 1 | PUT_OFF",
                // for a person
                "'fault':'answer','status':404                 | failed refused | 0 | queued submitting failed",
                "'fault':'answer','status':413                 | failed refused | 0 | queued submitting failed",
            })
    void survivesFaultsOfTheIdentityServer(String fault, String ending, int deliveries, String story) {
        Trial.of("'endpoint':'token'," + fault, ending, deliveries, story);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource(
            delimiter = '|',
            value = {
                "'fault':'latency','for':'200ms'               | completed | 1 | STRAIGHT",
                "'fault':'drip','bytes':9,'every':'5ms'        | completed | 1 | STRAIGHT",
                "'fault':'answer','status':401                 | completed | 1 | STRAIGHT",
                "'fault':'answer','status':429                 | completed | 1 | PUT_OFF",
                "'fault':'answer','status':429,'retryAfter':'1s' | completed | 1 | PUT_OFF",
                "'fault':'answer','status':503                 | completed | 1 | PUT_OFF",
                "'fault':'answer','status':503,'retryAfterDate':'1s' | completed | 1 | PUT_OFF",
                "'fault':'answer','status':404                 | failed refused | 0 | queued submitting failed",
                "'fault':'answer','status':413                 | failed refused | 0 | queued submitting failed",
                "'fault':'stuck'                               | failed deadline-passed | 1 | queued submitting accepted failed",
                // the Platform has the data
                "'fault':'latency','for':'1m'                  | in-doubt outcome-unknown | 1 | queued submitting in-doubt",
                "'fault':'drop'                                | in-doubt outcome-unknown | 1 | queued submitting in-doubt",
                "'fault':'half-close','taken':true             | in-doubt outcome-unknown | 1 | queued submitting in-doubt",
                "'fault':'black-hole','taken':true             | in-doubt outcome-unknown | 1 | queued submitting in-doubt",
                "'fault':'answer','status':500,'taken':true    | in-doubt outcome-unknown | 1 | queued submitting in-doubt",
                "'fault':'answer','status':504,'taken':true    | in-doubt outcome-unknown | 1 | queued submitting in-doubt",
                "'fault':'truncated'                           | in-doubt outcome-unknown | 1 | queued submitting in-doubt",
                "'fault':'garbage'                             | in-doubt outcome-unknown | 1 | queued submitting in-doubt",
                "'fault':'oversized'                           | in-doubt outcome-unknown | 1 | queued submitting in-doubt",
                "'fault':'oversized','bytes':76                | in-doubt outcome-unknown | 1 | queued submitting in-doubt",
                // it does not, and that looks the same from here
                "'fault':'reset'                               | in-doubt outcome-unknown | 0 | queued submitting in-doubt",
                "'fault':'reset','name':'June'                 | in-doubt outcome-unknown | 0 | queued submitting in-doubt",
                "'fault':'half-close'                          | in-doubt outcome-unknown | 0 | queued submitting in-doubt",
                "'fault':'black-hole'                          | in-doubt outcome-unknown | 0 | queued submitting in-doubt",
                "'fault':'answer','status':500                 | in-doubt outcome-unknown | 0 | queued submitting in-doubt",
                "'fault':'answer','status':502                 | in-doubt outcome-unknown | 0 | queued submitting in-doubt",
                "'fault':'answer','status':504                 | in-doubt outcome-unknown | 0 | queued submitting in-doubt",
            })
    void neverSendsAgainWhatMayHaveBeenTaken(String fault, String ending, int deliveries, String story) {
        Trial.of("'endpoint':'upload'," + fault, ending, deliveries, story);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource(
            delimiter = '|',
            value = {
                "'fault':'latency','for':'200ms'               | completed | 1 | STRAIGHT",
                "'fault':'latency','for':'1m'                  | completed | 1 | STRAIGHT",
                "'fault':'drip','every':'5ms'                  | completed | 1 | STRAIGHT",
                "'fault':'reset'                               | completed | 1 | STRAIGHT",
                "'fault':'drop'                                | completed | 1 | STRAIGHT",
                "'fault':'half-close'                          | completed | 1 | STRAIGHT",
                "'fault':'black-hole'                          | completed | 1 | STRAIGHT",
                "'fault':'answer','status':401                 | completed | 1 | STRAIGHT",
                "'fault':'answer','status':413                 | completed | 1 | STRAIGHT",
                "'fault':'answer','status':429,'retryAfter':'1s' | completed | 1 | STRAIGHT",
                "'fault':'answer','status':500                 | completed | 1 | STRAIGHT",
                "'fault':'answer','status':502                 | completed | 1 | STRAIGHT",
                "'fault':'answer','status':503,'retryAfterDate':'1s' | completed | 1 | STRAIGHT",
                "'fault':'answer','status':504                 | completed | 1 | STRAIGHT",
                "'fault':'truncated'                           | completed | 1 | STRAIGHT",
                "'fault':'garbage'                             | completed | 1 | STRAIGHT",
                "'fault':'oversized'                           | completed | 1 | STRAIGHT",
                "'fault':'unknown-status'                      | completed | 1 | STRAIGHT",
                // the Platform has forgotten the upload, or says so
                "'fault':'answer','status':404                 | failed unknown-token | 1 | queued submitting accepted failed",
            })
    void asksForTheStatusUntilItIsTold(String fault, String ending, int deliveries, String story) {
        Trial.of("'endpoint':'status'," + fault, ending, deliveries, story);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource(
            delimiter = '|',
            value = {
                "'fault':'latency','for':'200ms'               | completed | 1 | STRAIGHT",
                "'fault':'latency','for':'1m'                  | completed | 1 | STRAIGHT",
                "'fault':'drip','every':'5ms'                  | completed | 1 | STRAIGHT",
                "'fault':'reset'                               | completed | 1 | STRAIGHT",
                "'fault':'drop'                                | completed | 1 | STRAIGHT",
                "'fault':'half-close'                          | completed | 1 | STRAIGHT",
                "'fault':'black-hole'                          | completed | 1 | STRAIGHT",
                "'fault':'answer','status':401                 | completed | 1 | STRAIGHT",
                "'fault':'answer','status':429,'retryAfter':'1s' | completed | 1 | STRAIGHT",
                "'fault':'answer','status':500                 | completed | 1 | STRAIGHT",
                "'fault':'answer','status':502                 | completed | 1 | STRAIGHT",
                "'fault':'answer','status':503,'retryAfterDate':'1s' | completed | 1 | STRAIGHT",
                "'fault':'answer','status':504                 | completed | 1 | STRAIGHT",
                "'fault':'truncated'                           | completed | 1 | STRAIGHT",
                "'fault':'oversized'                           | completed | 1 | STRAIGHT",
                // the Platform keeps the result from us
                "'fault':'answer','status':404                 | failed unknown-token | 1 | queued submitting accepted failed",
                "'fault':'answer','status':413                 | failed refused | 1 | queued submitting accepted failed",
            })
    void fetchesAResultUntilItIsWhole(String fault, String ending, int deliveries, String story) {
        Trial.of("'endpoint':'result','kind':'feedback'," + fault, ending, deliveries, story);
    }

    @Test
    void failsWhenAResultIsNeverWhatItShouldBe() {
        try (var bridge = new Crossing(ENDLESS, Trial.AMPLE)) {
            assertThat(Trial.described(bridge.rest(bridge.submit(Trial.CSV)))).isEqualTo("failed malformed");
        }
    }

    @Test
    void takesAnyTextForAResultAsAResultHasNoForm() {
        try (var bridge =
                new Crossing(Trial.rule("'endpoint':'result','kind':'feedback','fault':'garbage'"), Trial.AMPLE)) {
            var id = bridge.submit(Trial.CSV);

            assertThat(bridge.rest(id)).isInstanceOf(Completed.class);
            assertThat(bridge.result(id, ResultKind.FEEDBACK)).contains("\uFFFD");
        }
    }

    @Test
    void rejectsWithWhateverTheFeedbackSays() {
        try (var bridge = new Crossing(Trial.rule("'endpoint':'result','fault':'malformed-feedback'"), Trial.AMPLE)) {
            var id = bridge.submit(BAD);

            assertThat(Trial.described(bridge.rest(id))).isEqualTo("rejected");
            assertThat(bridge.problems(id))
                    .contains("0: the rows below could not be processed", "0: 1|31/02/2024", "0: ||")
                    .contains("0: there is no such row (the Platform says row 7000, but the file has no such row)");
        }
    }

    @Test
    void knowsEveryFaultOfTheSandbox() {
        var tried = Stream.of(FaultReactionTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(CsvSource.class))
                .flatMap(method ->
                        Arrays.stream(method.getAnnotation(CsvSource.class).value()))
                .toList();

        assertThat(FaultKind.values())
                .filteredOn(kind -> kind != FaultKind.MALFORMED_FEEDBACK)
                .allSatisfy(kind -> assertThat(tried).anyMatch(row -> row.startsWith("'fault':'" + kind.word() + "'")));
    }
}
