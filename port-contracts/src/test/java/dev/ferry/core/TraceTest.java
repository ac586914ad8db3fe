package dev.ferry.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.contracts.core.CoreHarness;
import dev.ferry.domain.fault.PlatformFault.Unavailable;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.TraceContext;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.table.TableFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTest {

    private static final TraceContext CALLER =
            new TraceContext("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", true);

    private final CoreHarness harness = new CoreHarness();

    @Test
    void everyCallForAnUploadHasItsTraceContext() {
        harness.platform.uploadFails(new Unavailable("down")).statuses("processing", "completedsuccessfully");

        var id = harness.submit("June");
        harness.awaitRest(id);

        var calls =
                harness.platform.uploads().size() + harness.platform.requests().size();
        assertThat(calls).isEqualTo(6);
        assertThat(harness.platform.traces()).hasSize(calls).containsOnly(TraceContext.of(id, null));
    }

    @Test
    void theFeedbackOfARejectedUploadIsFetchedInItsTrace() {
        harness.platform.statuses("failed");

        var id = harness.submit("June");
        harness.awaitRest(id);

        assertThat(harness.platform.traces()).hasSize(3).containsOnly(TraceContext.of(id, null));
    }

    @Test
    void joinsTheTraceOfTheSubmittingClient() {
        var id = submitWithin(CALLER);
        harness.awaitRest(id);

        assertThat(harness.platform.traces()).isNotEmpty().containsOnly(TraceContext.of(id, CALLER));
        assertThat(harness.value(harness.journal.of(id, 0, 100)))
                .extracting(event -> event.trace().traceparent())
                .hasSizeGreaterThan(4)
                .containsOnly(TraceContext.of(id, CALLER).traceparent());
    }

    private UploadId submitWithin(TraceContext caller) {
        var request = new UploadRequest(
                new DatasetName("June"),
                false,
                List.of(ResultKind.FEEDBACK),
                null,
                Bytes.of(CoreHarness.CSV),
                TableFormat.DETECTED,
                null,
                caller,
                false);
        return harness.value(harness.ferry.submit().submit(request)) instanceof Submitted.Accepted accepted
                ? accepted.entry().upload().id()
                : new UploadId("none");
    }
}
