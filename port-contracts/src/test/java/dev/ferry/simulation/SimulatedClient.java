package dev.ferry.simulation;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.port.driving.IdempotencyKey;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.table.TableFormat;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client with one data set. It repeats the submission under one key until a node has accepted it. */
final class SimulatedClient {

    private static final Duration RETRY_INTERVAL = Duration.ofSeconds(60);

    private final SimulationRun simulation;
    private final String key;
    private final String name;
    private final boolean overwrite;
    private @Nullable Submitted answer;

    SimulatedClient(SimulationRun simulation, int number) {
        this.simulation = simulation;
        this.key = "data-set-" + number;
        this.name = "name-" + number / simulation.namesakes();
        this.overwrite = number % 2 == 0;
    }

    /** The id of the upload with this data, which starts with the idempotency key. */
    static UploadId id(String data) {
        return new IdempotencyKey(data.substring(0, data.indexOf(' '))).uploadId();
    }

    UploadId id() {
        return new IdempotencyKey(key).uploadId();
    }

    String key() {
        return key;
    }

    @Nullable Submitted answer() {
        return answer;
    }

    /** Whether the client got the answer that its data set was accepted. */
    boolean isAccepted() {
        return answer instanceof Submitted.Accepted;
    }

    void submit() {
        if (answer != null) {
            return;
        }
        simulation.invariants().expect(id(), name);
        var unused = simulation.ferry().submit().submit(request()).thenAccept(submitted -> answer = submitted);
        simulation.timeline().after(RETRY_INTERVAL, this::submit);
    }

    private UploadRequest request() {
        return new UploadRequest(
                new DatasetName(name),
                overwrite,
                List.of(ResultKind.FEEDBACK, ResultKind.TABLE_OF_RESULT_IDS),
                null,
                Bytes.of(key + (key.endsWith("7") ? " bad" : " good")),
                TableFormat.DETECTED,
                new IdempotencyKey(key));
    }
}
