package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.journal.UploadState;
import dev.ferry.application.port.driving.IdempotencyKey;
import dev.ferry.application.port.driving.Prune.RetentionRule;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.table.TableFormat;
import dev.ferry.domain.upload.Completed;
import dev.ferry.domain.upload.Queued;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A repeated request under the same idempotency key. */
class IdempotencyTest {

    private static final IdempotencyKey KEY = new IdempotencyKey("order-4711");

    private final CoreHarness ferry = new CoreHarness();

    @Test
    void repeatsTheFirstAnswerInAnyLaterState() {
        var first = accepted(request("June", CoreHarness.CSV)).entry();
        var id = first.upload().id();
        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);

        var again = accepted(request("June", CoreHarness.CSV)).entry();

        assertThat(again).isEqualTo(first);
        assertThat(again.upload()).isInstanceOf(Queued.class);
        assertThat(ferry.platform.uploads()).hasSize(1);
        assertThat(ferry.eventTypes(id)).containsOnlyOnce("queued");
    }

    @Test
    void repeatsTheWarnings() {
        accepted(request("June", "\uFEFF" + CoreHarness.CSV));

        assertThat(accepted(request("June", "\uFEFF" + CoreHarness.CSV)).notes())
                .singleElement()
                .asString()
                .contains("byte order mark");
    }

    @Test
    void refusesAKeyThatBelongsToAnotherRequest() {
        var id = accepted(request("June", CoreHarness.CSV)).entry().upload().id();

        assertThat(submit(request("July", CoreHarness.CSV))).isEqualTo(new Submitted.KeyReused(id));
        assertThat(submit(request("June", "other data"))).isEqualTo(new Submitted.KeyReused(id));
        assertThat(submit(request("June", CoreHarness.CSV, List.of(ResultKind.FEEDBACK, new ResultKind("other")))))
                .isEqualTo(new Submitted.KeyReused(id));
        ferry.awaitRest(id);
        assertThat(ferry.platform.uploads()).hasSize(1);
    }

    @Test
    void acceptsTheSameDataTwiceWithoutKeys() {
        var first = ferry.submit("June");
        var second = ferry.submit("June");

        assertThat(first).isNotEqualTo(second);
        ferry.awaitRest(first);
        ferry.awaitRest(second);
        assertThat(ferry.platform.uploads()).hasSize(2);
    }

    @Test
    void acceptsTheKeyAgainAfterTheUploadWasDeleted() {
        var id = accepted(request("June", CoreHarness.CSV)).entry().upload().id();
        ferry.awaitRest(id);
        ferry.time.pass(Duration.ofDays(2));
        ferry.value(
                ferry.ferry.prune().prune(new RetentionRule(Set.of(UploadState.COMPLETED), Duration.ofDays(1)), false));

        assertThat(accepted(request("July", "other data")).entry().upload().id())
                .isEqualTo(id);
        assertThat(ferry.awaitRest(id)).isInstanceOf(Completed.class);
        assertThat(ferry.platform.uploads()).hasSize(2);
    }

    @Test
    void acceptsOnlyKeysOfVisibleAscii() {
        assertThat(new IdempotencyKey("~".repeat(255)).uploadId()).isNotEqualTo(KEY.uploadId());
        for (var value : List.of("", "two words", "é", "x".repeat(256))) {
            assertThatThrownBy(() -> new IdempotencyKey(value)).hasMessageContaining("1 to 255 visible ASCII");
        }
    }

    private Submitted.Accepted accepted(UploadRequest request) {
        var outcome = submit(request);
        assertThat(outcome).isInstanceOf(Submitted.Accepted.class);
        return (Submitted.Accepted) outcome;
    }

    private Submitted submit(UploadRequest request) {
        return ferry.value(ferry.ferry.submit().submit(request));
    }

    private static UploadRequest request(String name, String csv) {
        return request(name, csv, List.of(ResultKind.FEEDBACK));
    }

    private static UploadRequest request(String name, String csv, List<ResultKind> kinds) {
        return new UploadRequest(
                new DatasetName(name), false, kinds, name + ".csv", Bytes.of(csv), TableFormat.DETECTED, KEY);
    }
}
