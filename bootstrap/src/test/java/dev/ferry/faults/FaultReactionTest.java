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
 * The reaction of Ferry to each fault of the sandbox that occurs once: the outcome of the upload, the number of uploads
 * that the sandbox received, and the events. {@code docs/sandbox.md} documents the same. The scenarios mostly wait, so
 * they run in parallel, each with its own Ferry and sandbox.
 */
class FaultReactionTest {

    private static final String BAD = "E1,31/02/2024,09:00,01/07/2024,17:00\n";
    private static final String ALWAYS_OVERSIZED = "{\"endpoint\":\"result\",\"fault\":\"oversized\"}";

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void captureLog() {
        log.start();
        root.addAppender(log);
    }

    /** A fault of the Platform is in the upload's events, and is not also logged as an error. */
    @AfterEach
    void noErrorIsLogged() {
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
                // repeated at once; no event shows it
                "'fault':'latency','for':'200ms'               | completed | 1 | DIRECT",
                "'fault':'latency','for':'1m'                  | completed | 1 | DIRECT",
                "'fault':'drip','bytes':50,'every':'5ms'       | completed | 1 | DIRECT",
                "'fault':'reset'                               | completed | 1 | DIRECT",
                "'fault':'drop'                                | completed | 1 | DIRECT",
                "'fault':'half-close'                          | completed | 1 | DIRECT",
                "'fault':'black-hole'                          | completed | 1 | DIRECT",
                "'fault':'answer','status':500                 | completed | 1 | DIRECT",
                "'fault':'answer','status':502                 | completed | 1 | DIRECT",
                "'fault':'answer','status':504                 | completed | 1 | DIRECT",
                "'fault':'truncated'                           | completed | 1 | DIRECT",
                "'fault':'garbage'                             | completed | 1 | DIRECT",
                "'fault':'oversized'                           | completed | 1 | DIRECT",
                // deferred without an intent; the attempt stays the same
                "'fault':'answer','status':401                 | completed | 1 | DEFERRED_UNSENT",
                "'fault':'answer','status':429                 | completed | 1 | DEFERRED_UNSENT",
                // waits as long as asked; no event shows it
                "'fault':'answer','status':429,'retryAfter':'1s' | completed | 1 | DIRECT",
                "'fault':'answer','status':503,'retryAfterDate':'1s' | completed | 1 | DIRECT",
                "'fault':'answer','status':404                 | completed | 1 | DIRECT",
                "'fault':'answer','status':413                 | completed | 1 | DIRECT",
            })
    void survivesFaultsOfTheIdentityServer(String fault, String outcome, int receivedUploads, String events) {
        FaultScenario.verify("'endpoint':'token'," + fault, outcome, receivedUploads, events);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource(
            delimiter = '|',
            value = {
                "'fault':'latency','for':'200ms'               | completed | 1 | DIRECT",
                "'fault':'drip','bytes':9,'every':'5ms'        | completed | 1 | DIRECT",
                "'fault':'answer','status':401                 | completed | 1 | DEFERRED",
                "'fault':'answer','status':429                 | completed | 1 | DEFERRED",
                "'fault':'answer','status':429,'retryAfter':'1s' | completed | 1 | DEFERRED",
                "'fault':'answer','status':503                 | completed | 1 | DEFERRED",
                "'fault':'answer','status':503,'retryAfterDate':'1s' | completed | 1 | DEFERRED",
                "'fault':'answer','status':404                 | failed refused | 0 | queued submitting failed",
                "'fault':'answer','status':413                 | failed refused | 0 | queued submitting failed",
                "'fault':'stuck'                               | failed deadline-passed | 1 | queued submitting accepted failed",
                // the Platform has accepted the data
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
                // the Platform has not accepted the data, but Ferry cannot know it
                "'fault':'reset'                               | in-doubt outcome-unknown | 0 | queued submitting in-doubt",
                "'fault':'reset','name':'June'                 | in-doubt outcome-unknown | 0 | queued submitting in-doubt",
                "'fault':'half-close'                          | in-doubt outcome-unknown | 0 | queued submitting in-doubt",
                "'fault':'black-hole'                          | in-doubt outcome-unknown | 0 | queued submitting in-doubt",
                "'fault':'answer','status':500                 | in-doubt outcome-unknown | 0 | queued submitting in-doubt",
                "'fault':'answer','status':502                 | in-doubt outcome-unknown | 0 | queued submitting in-doubt",
                "'fault':'answer','status':504                 | in-doubt outcome-unknown | 0 | queued submitting in-doubt",
            })
    void neverRepeatsAnUploadThatMayHaveBeenAccepted(String fault, String outcome, int receivedUploads, String events) {
        FaultScenario.verify("'endpoint':'upload'," + fault, outcome, receivedUploads, events);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource(
            delimiter = '|',
            value = {
                "'fault':'latency','for':'200ms'               | completed | 1 | DIRECT",
                "'fault':'latency','for':'1m'                  | completed | 1 | DIRECT",
                "'fault':'drip','every':'5ms'                  | completed | 1 | DIRECT",
                "'fault':'reset'                               | completed | 1 | DIRECT",
                "'fault':'drop'                                | completed | 1 | DIRECT",
                "'fault':'half-close'                          | completed | 1 | DIRECT",
                "'fault':'black-hole'                          | completed | 1 | DIRECT",
                "'fault':'answer','status':401                 | completed | 1 | DIRECT",
                "'fault':'answer','status':413                 | completed | 1 | DIRECT",
                "'fault':'answer','status':429,'retryAfter':'1s' | completed | 1 | DIRECT",
                "'fault':'answer','status':500                 | completed | 1 | DIRECT",
                "'fault':'answer','status':502                 | completed | 1 | DIRECT",
                "'fault':'answer','status':503,'retryAfterDate':'1s' | completed | 1 | DIRECT",
                "'fault':'answer','status':504                 | completed | 1 | DIRECT",
                "'fault':'truncated'                           | completed | 1 | DIRECT",
                "'fault':'garbage'                             | completed | 1 | DIRECT",
                "'fault':'oversized'                           | completed | 1 | DIRECT",
                "'fault':'unknown-status'                      | completed | 1 | queued submitting accepted unknown-status completed",
                // the Platform does not know the token yet
                "'fault':'answer','status':404                 | completed | 1 | DIRECT",
            })
    void pollsTheStatusUntilItIsKnown(String fault, String outcome, int receivedUploads, String events) {
        FaultScenario.verify("'endpoint':'status'," + fault, outcome, receivedUploads, events);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource(
            delimiter = '|',
            value = {
                "'fault':'latency','for':'200ms'               | completed | 1 | DIRECT",
                "'fault':'latency','for':'1m'                  | completed | 1 | DIRECT",
                "'fault':'drip','every':'5ms'                  | completed | 1 | DIRECT",
                "'fault':'reset'                               | completed | 1 | DIRECT",
                "'fault':'drop'                                | completed | 1 | DIRECT",
                "'fault':'half-close'                          | completed | 1 | DIRECT",
                "'fault':'black-hole'                          | completed | 1 | DIRECT",
                "'fault':'answer','status':401                 | completed | 1 | DIRECT",
                "'fault':'answer','status':429,'retryAfter':'1s' | completed | 1 | DIRECT",
                "'fault':'answer','status':500                 | completed | 1 | DIRECT",
                "'fault':'answer','status':502                 | completed | 1 | DIRECT",
                "'fault':'answer','status':503,'retryAfterDate':'1s' | completed | 1 | DIRECT",
                "'fault':'answer','status':504                 | completed | 1 | DIRECT",
                "'fault':'truncated'                           | completed | 1 | DIRECT",
                "'fault':'oversized'                           | completed | 1 | DIRECT",
                // the Platform does not give the result; it is fetched later
                "'fault':'answer','status':204                 | completed | 1 | MISSING",
                "'fault':'answer','status':400                 | completed | 1 | MISSING",
                "'fault':'answer','status':404                 | completed | 1 | MISSING",
                "'fault':'answer','status':413                 | completed | 1 | MISSING",
            })
    void fetchesAResultUntilItIsComplete(String fault, String outcome, int receivedUploads, String events) {
        FaultScenario.verify("'endpoint':'result','kind':'feedback'," + fault, outcome, receivedUploads, events);
    }

    @Test
    void completesWithoutAResultThatIsAlwaysTooLarge() {
        try (var harness = new FaultHarness(ALWAYS_OVERSIZED, FaultScenario.LONG_TIMEOUT)) {
            assertThat(harness.awaitRest(harness.submit(FaultScenario.CSV)))
                    .isInstanceOfSatisfying(
                            Completed.class,
                            completed -> assertThat(completed.missing())
                                    .containsExactlyElementsOf(
                                            completed.submission().kinds()));
        }
    }

    @Test
    void acceptsAnyTextAsAResult() {
        try (var harness = new FaultHarness(
                FaultScenario.rule("'endpoint':'result','kind':'feedback','fault':'garbage'"),
                FaultScenario.LONG_TIMEOUT)) {
            var id = harness.submit(FaultScenario.CSV);

            assertThat(harness.awaitRest(id)).isInstanceOf(Completed.class);
            assertThat(harness.result(id, ResultKind.FEEDBACK)).contains("\uFFFD");
        }
    }

    @Test
    void rejectsWithMalformedFeedback() {
        try (var harness = new FaultHarness(
                FaultScenario.rule("'endpoint':'result','fault':'malformed-feedback'"), FaultScenario.LONG_TIMEOUT)) {
            var id = harness.submit(BAD);

            assertThat(FaultScenario.describe(harness.awaitRest(id))).isEqualTo("rejected");
            assertThat(harness.problems(id))
                    .contains("0: the rows below could not be processed", "0: 1|31/02/2024", "0: ||")
                    .contains("0: there is no such row (the Platform says row 7000, but the file has no such row)");
        }
    }

    @Test
    void testsEveryFaultOfTheSandbox() {
        var testedRows = Stream.of(FaultReactionTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(CsvSource.class))
                .flatMap(method ->
                        Arrays.stream(method.getAnnotation(CsvSource.class).value()))
                .toList();

        assertThat(FaultKind.values())
                .filteredOn(kind -> kind != FaultKind.MALFORMED_FEEDBACK)
                .allSatisfy(kind ->
                        assertThat(testedRows).anyMatch(row -> row.startsWith("'fault':'" + kind.word() + "'")));
    }
}
