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

/** The contract of every journal that outlives its process, also after a crash. */
public interface ReopeningContract {

    /** The journal under test, the same until it is reopened and empty at the start of a test. */
    JournalUnderTest ports();

    /** The journal as another process opens it after this one has crashed: nothing was closed or flushed. */
    JournalUnderTest reopenedAfterACrash();

    /** All acknowledged writes are stored, and event numbers continue without a gap. */
    @Test
    default void keepsAcknowledgedWrites() {
        var before = ports();
        StageAwait.value(Stages.all(IntStream.range(0, 50)
                .mapToObj(i -> before.journal().enter(Samples.submitted("upload-" + i)))
                .toList()));

        var after = reopenedAfterACrash();
        assertThat(StageAwait.value(after.journal().list(UploadQuery.newest(100)))
                        .uploads())
                .hasSize(50);

        StageAwait.value(after.journal().enter(Samples.submitted("another")));
        assertThat(StageAwait.value(after.events().after(0, 100)))
                .extracting(RecordedEvent::number)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 51).boxed().toList());
    }

    /** The lease of a crashed owner lasts until it expires. Then another owner gets the upload unchanged. */
    @Test
    default void keepsLeasesOfACrashedOwnerUntilTheyExpire() {
        var lease = Duration.ofSeconds(30);
        var before = ports();
        StageAwait.value(before.journal().enter(Samples.submitted("a")));
        var claimed = StageAwait.value(before.claims().claim("crashed", Scope.everything(), 1, lease))
                .getFirst();
        var intent = TransitionBatch.of(Samples.submitted("a").next().intend());
        var submitting = StageAwait.value(before.journal().commit(UploadChange.keepingLease(claimed.version(), intent)))
                .orElseThrow();

        var after = reopenedAfterACrash();
        assertThat(StageAwait.value(after.journal().find(new UploadId("a")))).contains(submitting);
        assertThat(StageAwait.value(after.claims().claim("other", Scope.everything(), 1, lease)))
                .isEmpty();

        after.passTime().accept(lease.plusSeconds(1));
        assertThat(StageAwait.value(after.claims().claim("other", Scope.everything(), 1, lease)))
                .singleElement()
                .satisfies(found -> assertThat(found.upload()).isEqualTo(submitting.upload()));
    }
}
