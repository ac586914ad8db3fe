package dev.ferry.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.async.Stages;
import dev.ferry.application.journal.RecordedEvent;
import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.application.journal.UploadChange;
import dev.ferry.application.journal.UploadQuery;
import dev.ferry.application.port.driven.Claims.Scope;
import dev.ferry.domain.submission.UploadId;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every journal keeps that outlives its process, however abruptly that ends. */
public interface ReopeningContract {

    /**
     * The journal under test, the same until it is opened again.
     *
     * @return a journal that is empty when the test begins
     */
    JournalUnderTest ports();

    /**
     * The journal as another process finds it when this one is dead all at once: nothing was closed or flushed.
     *
     * @return the journal, opened again
     */
    JournalUnderTest reopenedAfterAnAbruptEnd();

    /** Everything that was acknowledged is there, and event numbers go on without a gap. */
    @Test
    default void keepsWhatWasAcknowledged() {
        var before = ports();
        StageAwait.value(Stages.all(IntStream.range(0, 50)
                .mapToObj(i -> before.journal().enter(Samples.submitted("upload-" + i)))
                .toList()));

        var after = reopenedAfterAnAbruptEnd();
        assertThat(StageAwait.value(after.journal().list(UploadQuery.newest(100))))
                .hasSize(50);

        StageAwait.value(after.journal().enter(Samples.submitted("one-more")));
        assertThat(StageAwait.value(after.events().after(0, 100)))
                .extracting(RecordedEvent::number)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 51).boxed().toList());
    }

    /** A dead owner keeps its lease until it ends; then somebody else finds the upload as it was. */
    @Test
    default void keepsLeasesOfTheDeadUntilTheyEnd() {
        var lease = Duration.ofSeconds(30);
        var before = ports();
        StageAwait.value(before.journal().enter(Samples.submitted("a")));
        var claimed = StageAwait.value(before.claims().claim("dead", Scope.everything(), 1, lease))
                .getFirst();
        var intent = TransitionBatch.of(Samples.submitted("a").next().intend());
        var submitting = StageAwait.value(before.journal().commit(UploadChange.keepingLease(claimed.version(), intent)))
                .orElseThrow();

        var after = reopenedAfterAnAbruptEnd();
        assertThat(StageAwait.value(after.journal().find(new UploadId("a")))).contains(submitting);
        assertThat(StageAwait.value(after.claims().claim("heir", Scope.everything(), 1, lease)))
                .isEmpty();

        after.passTime().accept(lease.plusSeconds(1));
        assertThat(StageAwait.value(after.claims().claim("heir", Scope.everything(), 1, lease)))
                .singleElement()
                .satisfies(found -> assertThat(found.upload()).isEqualTo(submitting.upload()));
    }
}
