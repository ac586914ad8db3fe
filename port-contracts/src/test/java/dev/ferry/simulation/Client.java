package dev.ferry.simulation;

import dev.ferry.application.content.Bytes;
import dev.ferry.application.port.driving.IdempotencyKey;
import dev.ferry.application.port.driving.SubmitUpload.Submitted;
import dev.ferry.application.port.driving.SubmitUpload.UploadRequest;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.UploadId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody with one data set, who submits it under a key until some machine has said that it is taken in charge. */
final class Client {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final World world;
    private final String name;
    private @Nullable Submitted answer;

    Client(World world, int number) {
        this.world = world;
        this.name = "data-set-" + number;
    }

    /** The id that an upload of this name gets, as its name is its key. */
    static UploadId id(String name) {
        return new IdempotencyKey(name).uploadId();
    }

    UploadId id() {
        return id(name);
    }

    String name() {
        return name;
    }

    @Nullable Submitted answer() {
        return answer;
    }

    /** Whether it has been told that its data is taken in charge, and nothing else. */
    boolean answered() {
        return answer instanceof Submitted.Taken;
    }

    void submit() {
        if (answer != null) {
            return;
        }
        world.referee().expects(id(), name);
        var unused = world.ferry().submit().submit(request()).thenAccept(told -> answer = told);
        world.timeline().after(PATIENCE, this::submit);
    }

    private UploadRequest request() {
        return new UploadRequest(
                new DatasetName(name),
                false,
                List.of(ResultKind.FEEDBACK, ResultKind.TABLE_OF_RESULT_IDS),
                null,
                Bytes.of(name + (name.endsWith("7") ? " bad" : " good")),
                StandardCharsets.UTF_8,
                new IdempotencyKey(name));
    }
}
