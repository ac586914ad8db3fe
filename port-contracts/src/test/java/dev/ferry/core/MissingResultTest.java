package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.port.driven.PlatformException;
import dev.ferry.contracts.Samples;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.event.UploadEvent.ResultMissing;
import dev.ferry.domain.fault.PlatformFault;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Collecting;
import dev.ferry.domain.upload.Completed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An upload that the Platform has processed, and a result of it that the Platform does not give. */
class MissingResultTest {

    private static final ResultKind TABLE = ResultKind.TABLE_OF_RESULT_IDS;

    private final CoreHarness ferry = new CoreHarness();

    static Stream<Arguments> refusals() {
        return Stream.of(ResultKind.FEEDBACK, TABLE)
                .flatMap(kind -> Stream.of(
                                new UnknownToken(Samples.TOKEN),
                                new Refused(400, "no such dataKey"),
                                new Refused(204, ""))
                        .map(fault -> Arguments.of(kind, fault)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void completesWithoutAResultThatThePlatformRefuses(ResultKind refused, PlatformFault fault) {
        ferry.platform.resultFails(refused, fault);

        var id = ferry.submit("June");

        assertThat(missing(id)).containsExactly(refused);
        var other = refused.equals(TABLE) ? ResultKind.FEEDBACK : TABLE;
        assertThat(ferry.result(id, other)).isEqualTo(other.key());
        assertThat(ferry.platform.uploads()).hasSize(1);
    }

    @Test
    void completesWithoutAnyResult() {
        ferry.platform.resultFails(ResultKind.FEEDBACK, new Refused(400, "no"));
        ferry.platform.resultFails(TABLE, new Refused(400, "no"));

        var id = ferry.submit("June");

        assertThat(missing(id)).containsExactly(ResultKind.FEEDBACK, TABLE);
        assertThat(ferry.eventTypes(id)).containsSequence("result-missing", "result-missing", "completed");
    }

    @Test
    void recordsWhyAResultIsMissing() {
        ferry.platform.resultFails(ResultKind.FEEDBACK, new Refused(403, "not yours"));
        ferry.platform.resultFails(TABLE, new UnknownToken(Samples.TOKEN));

        var id = ferry.submit("June");
        ferry.awaitRest(id);

        assertThat(ferry.value(ferry.journal.of(id, 0, 100)))
                .extracting(recorded -> (Object) recorded.event())
                .contains(
                        new ResultMissing(id, 1, ResultKind.FEEDBACK, new Refused(403, "not yours")),
                        new ResultMissing(id, 1, TABLE, new Refused(404, "it has no such result")));
    }

    @Test
    void fetchesTheOtherResultsBeforeItCompletes() {
        ferry.platform.resultFails(ResultKind.FEEDBACK, new Refused(400, "no"));
        ferry.platform.resultFails(TABLE, new Unavailable("cut short"));
        ferry.platform.resultFails(ResultKind.FEEDBACK, new Refused(400, "no"));

        var id = ferry.submit("June");

        assertThat(missing(id)).containsExactly(ResultKind.FEEDBACK);
        assertThat(ferry.eventTypes(id)).containsOnlyOnce("result-missing");
        assertThat(ferry.result(id, TABLE)).isEqualTo(TABLE.key());
    }

    @Test
    void completesWithoutAResultThatStaysMalformed() {
        for (int i = 0; i < 5000; i++) {
            ferry.platform.resultFails(TABLE, new Malformed("a web page"));
        }
        var id = ferry.submit("June");

        ferry.time.pass(CoreHarness.PROCESSING.minusSeconds(30));
        assertThat(ferry.upload(id)).isInstanceOf(Collecting.class);

        assertThat(missing(id)).containsExactly(TABLE);
    }

    @Test
    void fetchesAMissingResultLaterAndStoresIt() {
        ferry.platform.resultFails(TABLE, new UnknownToken(Samples.TOKEN)).result(TABLE, "1,E1,R1");
        var id = ferry.submit("June");
        assertThat(missing(id)).containsExactly(TABLE);

        assertThat(ferry.result(id, TABLE)).isEqualTo("1,E1,R1");

        assertThat(missing(id)).isEmpty();
        var requests = ferry.platform.requests().size();
        assertThat(ferry.result(id, TABLE)).isEqualTo("1,E1,R1");
        assertThat(ferry.platform.requests()).hasSize(requests);
        assertThat(ferry.eventTypes(id)).endsWith("result-missing", "completed", "result-collected");
        assertThat(ferry.entry(id).atRest()).isTrue();
    }

    /** The Platform knew the token when it reported the success. */
    @Test
    void saysThatTheResultIsMissingNotThatTheTokenIsUnknown() {
        ferry.platform
                .resultFails(TABLE, new UnknownToken(Samples.TOKEN))
                .resultFails(TABLE, new UnknownToken(Samples.TOKEN));
        var id = ferry.submit("June");
        assertThat(missing(id)).containsExactly(TABLE);

        assertThat(ferry.ferry.results().result(id, TABLE).toCompletableFuture())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingCause()
                .isInstanceOfSatisfying(
                        PlatformException.class,
                        exception ->
                                assertThat(exception.fault()).isEqualTo(new Refused(404, "it has no such result")));
    }

    @Test
    void staysCompletedIfTheResultIsStillMissing() {
        ferry.platform.resultFails(TABLE, new Refused(400, "no"));
        var id = ferry.submit("June");
        ferry.awaitRest(id);
        ferry.platform.resultFails(TABLE, new Refused(400, "still no"));

        var later = ferry.ferry.results().result(id, TABLE).toCompletableFuture();
        ferry.time.settle();

        assertThat(later)
                .failsWithin(Duration.ofSeconds(1))
                .withThrowableThat()
                .withCause(new PlatformException(new Refused(400, "still no")));
        assertThat(missing(id)).containsExactly(TABLE);
    }

    @Test
    void concurrentRequestsForMissingResultsKeepBoth() {
        ferry.platform.resultFails(ResultKind.FEEDBACK, new Refused(400, "no"));
        ferry.platform.resultFails(TABLE, new Refused(400, "no"));
        var id = ferry.submit("June");
        assertThat(missing(id)).hasSize(2);

        var both = List.of(
                ferry.ferry.results().result(id, ResultKind.FEEDBACK).toCompletableFuture(),
                ferry.ferry.results().result(id, TABLE).toCompletableFuture());
        ferry.time.settle();

        assertThat(both).allSatisfy(result -> assertThat(result).isCompletedWithValueMatching(Optional::isPresent));
        assertThat(missing(id)).isEmpty();
    }

    @Test
    void asksThePlatformForNoResultThatWasNotRequested() {
        var id = ferry.submit("June");
        ferry.awaitRest(id);
        var requests = ferry.platform.requests().size();

        assertThat(ferry.value(ferry.ferry.results().result(id, new ResultKind("other"))))
                .isEmpty();
        assertThat(ferry.platform.requests()).hasSize(requests);
    }

    private List<ResultKind> missing(UploadId id) {
        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        return ((Completed) ferry.upload(id)).missing();
    }
}
