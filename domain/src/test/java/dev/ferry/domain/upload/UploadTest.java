package dev.ferry.domain.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.domain.event.UploadEvent.ResultCollected;
import dev.ferry.domain.event.UploadEvent.ResultMissing;
import dev.ferry.domain.event.UploadEvent.UploadQueued;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.fault.PlatformFault.Refused;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.fault.PlatformFault.UnknownToken;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.Submission;
import dev.ferry.domain.submission.UploadId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {

    private static final Instant LATER = Instant.parse("2024-07-01T10:00:00Z");
    private static final ContentRef FIRST = new ContentRef("aa".repeat(32), 1);
    private static final ContentRef SECOND = new ContentRef("bb".repeat(32), 2);
    private static final ProcessingToken TOKEN = new ProcessingToken("5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10");
    private static final Submission SUBMISSION = new Submission(
            new UploadId("u"), new DatasetName("June"), List.of(ResultKind.FEEDBACK, ResultKind.FEEDBACK), null);

    private final Submitting submitting =
            Queued.submit(SUBMISSION, false, FIRST).next().intend().next();
    private final Processing processing = submitting.accepted(TOKEN, LATER).next();
    private final Collecting collecting = processing.succeeded().next();

    @Test
    void requestsEachResultOnce() {
        assertThat(collecting.missing()).containsExactly(ResultKind.FEEDBACK);
    }

    @Test
    void completesWithItsResults() {
        var all = collecting.collected(ResultKind.FEEDBACK, SECOND).next();

        assertThat(all.complete().next().results()).containsEntry(ResultKind.FEEDBACK, SECOND);
        assertThat(all.complete().next().missing()).isEmpty();
    }

    @Test
    void aCompletedUploadKnowsWhichResultIsMissing() {
        var unavailable = collecting.notAvailable(ResultKind.FEEDBACK, new Refused(400, "no"));
        var completed = unavailable.next().complete().next();

        assertThat(unavailable.event())
                .isEqualTo(new ResultMissing(SUBMISSION.id(), 1, ResultKind.FEEDBACK, new Refused(400, "no")));
        assertThat(completed.missing()).containsExactly(ResultKind.FEEDBACK);
        var later = completed.collected(ResultKind.FEEDBACK, SECOND);
        assertThat(later.next().missing()).isEmpty();
        assertThat(later.event()).isEqualTo(new ResultCollected(SUBMISSION.id(), 1, ResultKind.FEEDBACK));
    }

    @Test
    void aDeferralKeepsTheAttempt() {
        var deferred = submitting.deferred(new Unavailable("down"), LATER).next();
        var again = deferred.intend()
                .next()
                .deferred(new Unavailable("down"), LATER)
                .next();

        assertThat(again.attempt().number()).isEqualTo(1);
        assertThat(again.deferral())
                .isNotNull()
                .extracting(deferral -> deferral.count())
                .isEqualTo(2);
    }

    @Test
    void aCorrectionOverwritesTheDataSet() {
        var completed = collecting
                .collected(ResultKind.FEEDBACK, SECOND)
                .next()
                .complete()
                .next();

        var next = completed.resubmit(SECOND, null).next().attempt();

        assertThat(next.number()).isEqualTo(2);
        assertThat(next.overwrite()).isTrue();
        assertThat(next.payload()).isEqualTo(SECOND);
    }

    @Test
    void recordsWhyAnAttemptWasQueued() {
        var inDoubt = submitting.outcomeUnknown(new OutcomeUnknown("reset")).next();

        assertThat(inDoubt.overwrite().event())
                .isEqualTo(new UploadQueued(SUBMISSION.id(), 2, UploadQueued.Reason.SETTLED_OVERWRITE, true, FIRST));
        assertThat(inDoubt.retry().event())
                .isEqualTo(new UploadQueued(SUBMISSION.id(), 2, UploadQueued.Reason.SETTLED_RETRY, false, FIRST));
    }

    @Test
    void aRetryOverwritesOnlyDataThatThePlatformAccepted() {
        var notAccepted = submitting.failed(new Refused(409, "the name exists")).next();
        var accepted = processing.failed(new UnknownToken(TOKEN)).next();

        assertThat(notAccepted.retry(false).next().attempt().overwrite()).isFalse();
        assertThat(notAccepted.retry(true).next().attempt().overwrite()).isTrue();
        assertThat(accepted.retry(false).next().attempt().overwrite()).isTrue();
    }

    @Test
    void everyLaterStateKeepsTheToken() {
        assertThat(submitting.token()).isNull();
        assertThat(collecting.cancel().next().token()).isEqualTo(TOKEN);
        assertThat(processing.failed(new UnknownToken(TOKEN)).next().token()).isEqualTo(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\0b"})
    void refusesInvalidNames(String name) {
        assertThatThrownBy(() -> new DatasetName(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesInvalidIdsAndHashes() {
        assertThatThrownBy(() -> new UploadId("../etc")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DatasetName("x".repeat(256))).hasMessageContaining("256");
        assertThatThrownBy(() -> new ContentRef("xyz", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ContentRef("aa".repeat(32), -1)).hasMessageContaining("-1");
    }
}
