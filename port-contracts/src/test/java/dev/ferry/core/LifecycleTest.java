package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.contracts.Samples;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.fault.LocalFault.DeadlinePassed;
import dev.ferry.domain.fault.PlatformFault.Malformed;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Unauthorized;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Failed;
import dev.ferry.domain.upload.Processing;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Rejected;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/**
 * One upload from its submission to each final state.
 *
 * <p>Long because all final states are side by side, so that a missing one is noticed.
 */
class LifecycleTest {

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void sendsAnUploadAndFetchesItsResults() {
        ferry.platform
                .statuses("queued", "processing", "CompletedSuccessfully")
                .result(ResultKind.FEEDBACK, "all good");

        var id = ferry.submit("June");

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.uploads()).singleElement().satisfies(upload -> {
            assertThat(upload.name()).isEqualTo("June");
            assertThat(upload.overwrite()).isFalse();
            assertThat(upload.data()).isEqualTo(CoreHarness.CSV);
        });
        assertThat(ferry.result(id, ResultKind.FEEDBACK)).isEqualTo("all good");
        assertThat(ferry.result(id, ResultKind.TABLE_OF_RESULT_IDS)).isEqualTo("tableofresultids");
        assertThat(ferry.eventTypes(id))
                .containsExactly(
                        "queued",
                        "submitting",
                        "accepted",
                        "result-collected",
                        "result-collected",
                        "result-collected",
                        "completed");
    }

    @Test
    void fetchesTheFeedbackWhenProcessingFails() {
        ferry.platform.statuses("completedwitherrors").result(ResultKind.FEEDBACK, "1|09:00|StartTime is too early");

        var id = ferry.submit("June");

        assertThat(ferry.awaitRest(id)).isInstanceOf(Rejected.class);
        assertThat(ferry.value(ferry.ferry.results().problems(id)))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(2);
                    assertThat(problem.column()).isEqualTo("StartTime");
                    assertThat(problem.value()).isEqualTo("09:00");
                    assertThat(problem.message()).isEqualTo("StartTime is too early");
                });
    }

    @Test
    void rejectsWithoutProblemsIfThePlatformHasNoFeedback() {
        ferry.platform.statuses("failed").resultFails(ResultKind.FEEDBACK, new Refused(400, "no feedback"));

        var id = ferry.submit("June");

        assertThat(ferry.awaitRest(id)).isInstanceOf(Rejected.class);
        assertThat(ferry.value(ferry.ferry.results().problems(id))).isEmpty();
    }

    @Test
    void rejectsWithoutProblemsIfTheFeedbackIsNotValidByTheDeadline() {
        ferry.platform.statuses(Collections.nCopies(1000, "failed").toArray(String[]::new));
        for (int i = 0; i < 1000; i++) {
            ferry.platform.resultFails(ResultKind.FEEDBACK, new Malformed("an error page"));
        }

        var id = ferry.submit("June");

        assertThat(ferry.awaitRest(id)).isInstanceOf(Rejected.class);
    }

    @Test
    void retriesTheFeedback() {
        ferry.platform
                .statuses("failed", "failed")
                .resultFails(ResultKind.FEEDBACK, new Unavailable("reset"))
                .result(ResultKind.FEEDBACK, "1|E1|unknown person");

        assertThat(ferry.awaitRest(ferry.submit("June"))).isInstanceOf(Rejected.class);
        assertThat(ferry.platform.requests()).containsExactly("status", "feedback", "status", "feedback");
    }

    @Test
    void pollsLessOftenAsTimePasses() {
        ferry.platform.statuses(Collections.nCopies(500, "processing").toArray(String[]::new));
        ferry.submit("June");

        ferry.time.pass(Duration.ofSeconds(20));
        var inTwentySeconds = ferry.platform.requests().size();
        ferry.time.pass(Duration.ofMinutes(5));

        assertThat(inTwentySeconds).isBetween(5, 9);
        assertThat(ferry.platform.requests().size() - inTwentySeconds).isBetween(5, 12);
    }

    @Test
    void failsAtTheDeadlineIfTheFeedbackNamesNoRows() {
        ferry.platform.statuses(Collections.nCopies(500, "processing").toArray(String[]::new));
        ferry.platform.result(ResultKind.FEEDBACK, "still busy");

        var id = ferry.submit("June");

        assertThat(ferry.awaitRest(id))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.fault())
                                .isEqualTo(new DeadlinePassed(CoreHarness.PROCESSING, "processing")));
    }

    @Test
    void pollsForTheLastTimeAtTheDeadline() {
        ferry.platform.statuses(Collections.nCopies(500, "processing").toArray(String[]::new));
        ferry.platform.resultFails(ResultKind.FEEDBACK, new UnknownToken(Samples.TOKEN));
        var id = ferry.submit("June");
        ferry.time.settle();

        ferry.time.pass(CoreHarness.PROCESSING.minusMillis(1));
        assertThat(ferry.upload(id)).isInstanceOf(Processing.class);
        ferry.time.pass(Duration.ofMillis(1));

        assertThat(ferry.upload(id))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.fault())
                                .isEqualTo(new DeadlinePassed(CoreHarness.PROCESSING, "processing")));
    }

    @Test
    void rejectsAtTheDeadlineIfTheFeedbackNamesRows() {
        ferry.platform.statuses(Collections.nCopies(500, "halted").toArray(String[]::new));
        ferry.platform.result(ResultKind.FEEDBACK, "1|E1|unknown person");

        assertThat(ferry.awaitRest(ferry.submit("June"))).isInstanceOf(Rejected.class);
    }

    @Test
    void continuesAfterFailedPolls() {
        ferry.platform
                .statusFails(new Unavailable("reset"))
                .statusFails(new Malformed("html"))
                .statusFails(new Unauthorized("expired"))
                .statusFails(new Refused(400, "bad request"))
                .statuses("completedsuccessfully");

        assertThat(ferry.awaitRest(ferry.submit("June"))).isInstanceOf(Completed.class);
    }

    @Test
    void failsWhenPollsStillFailAfterTheDeadline() {
        for (int i = 0; i < 500; i++) {
            ferry.platform.statusFails(new Unavailable("down"));
        }
        var id = ferry.submit("June");

        ferry.time.pass(CoreHarness.PROCESSING.minusSeconds(1));
        assertThat(ferry.upload(id)).isInstanceOf(Processing.class);

        assertThat(ferry.awaitRest(id)).isInstanceOf(Failed.class);
    }

    @Test
    void retriesOnlyTheMissingResults() {
        ferry.platform.resultFails(ResultKind.TABLE_OF_RESULT_IDS, new Unavailable("cut short"));

        assertThat(ferry.awaitRest(ferry.submit("June"))).isInstanceOf(Completed.class);
        assertThat(ferry.platform.requests())
                .containsExactly("status", "feedback", "tableofresultids", "tableofresultids");
    }

    @Test
    void anUnknownUploadHasNoResultsAndNoProblems() {
        var unknown = new UploadId("unknown");

        assertThat(ferry.value(ferry.ferry.results().result(unknown, ResultKind.FEEDBACK)))
                .isEmpty();
        assertThat(ferry.value(ferry.ferry.results().problems(unknown))).isEmpty();
    }

    @Test
    void aCompletedUploadHasNoProblems() {
        ferry.platform.result(ResultKind.FEEDBACK, "1|E1|noted");
        var id = ferry.submit("June");
        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);

        assertThat(ferry.value(ferry.ferry.results().problems(id))).isEmpty();
    }

    @Test
    void joinsFeedbackToALastRowWithoutALineBreak() {
        ferry.platform.statuses("failed").result(ResultKind.FEEDBACK, "1|E1|unknown person");
        var id = ferry.submit("June", CoreHarness.CSV.strip());
        ferry.awaitRest(id);

        assertThat(ferry.value(ferry.ferry.results().problems(id)))
                .singleElement()
                .satisfies(problem -> assertThat(problem.line()).isEqualTo(2));
    }

    @Test
    void processesUploadsThatAnotherProcessQueued() {
        ferry.core.stop();
        var id = ferry.submit("June");
        ferry.time.pass(Duration.ofMinutes(1));
        assertThat(ferry.upload(id)).isInstanceOf(Queued.class);

        ferry.newCore(2).start();

        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
    }
}
