package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.port.driven.Payloads.Stored;
import dev.ferry.application.port.driving.DecideUpload.Correction;
import dev.ferry.application.port.driving.DeleteUpload.DeletionResult;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.fault.PlatformFault.OutcomeUnknown;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.table.TableFormat;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.InDoubt;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeleteUploadTest {

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void deletesAnUploadWithTheBytesOfAllItsAttempts() {
        var id = completed("June");
        ferry.value(ferry.ferry.decide().resubmit(id, new Correction(Bytes.of("other,data"), TableFormat.DETECTED)));
        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        var count = stored().size();
        var bytes =
                stored().stream().mapToLong(payload -> payload.ref().bytes()).sum();

        assertThat(delete(id)).isEqualTo(new DeletionResult.Deleted(id, count, bytes));

        assertThat(ferry.value(ferry.journal.find(id))).isEmpty();
        assertThat(ferry.eventTypes(id)).isEmpty();
        assertThat(stored()).isEmpty();
        assertThat(delete(id)).isEqualTo(new DeletionResult.NotFound(id));
    }

    @Test
    void keepsBytesThatAnotherUploadNeeds() {
        var first = completed("June");
        var second = completed("July");
        var before = stored();

        assertThat(delete(first)).isEqualTo(new DeletionResult.Deleted(first, 0, 0));

        assertThat(stored()).isEqualTo(before);
        assertThat(ferry.upload(second)).isInstanceOf(Completed.class);
    }

    /** Another submission has stored the bytes, and its upload is not in the journal yet. */
    @Test
    void keepsBytesThatWereStoredAgainSinceTheEnd() {
        var id = completed("June");
        ferry.time.pass(Duration.ofSeconds(1));
        ferry.value(Bytes.of(CoreHarness.CSV).open().thenCompose(ferry.payloads::store));

        delete(id);

        assertThat(stored())
                .singleElement()
                .satisfies(payload -> assertThat(payload.ref().bytes()).isEqualTo(CoreHarness.CSV.length()));
    }

    @Test
    void refusesWhatHasNotEnded() {
        ferry.platform.uploadFails(new OutcomeUnknown("reset"));
        var id = ferry.submit("June");
        assertThat(ferry.awaitRest(id)).isInstanceOf(InDoubt.class);

        assertThat(delete(id))
                .isInstanceOfSatisfying(
                        DeletionResult.NotAllowed.class,
                        refused -> assertThat(refused.reason())
                                .isEqualTo("only an upload that has ended can be deleted; this one is in-doubt"));
        assertThat(ferry.upload(id)).isInstanceOf(InDoubt.class);
    }

    private UploadId completed(String name) {
        var id = ferry.submit(name);
        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        return id;
    }

    private DeletionResult delete(UploadId id) {
        return ferry.value(ferry.ferry.delete().delete(id));
    }

    private List<Stored> stored() {
        return ferry.value(ferry.payloads.stored(null, 100));
    }
}
