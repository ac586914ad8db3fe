package dev.ferry.contracts;

import dev.ferry.application.journal.TransitionBatch;
import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.platform.ResultKind;
import dev.ferry.domain.submission.ContentRef;
import dev.ferry.domain.submission.DatasetName;
import dev.ferry.domain.submission.Submission;
import dev.ferry.domain.submission.UploadId;
import dev.ferry.domain.upload.Queued;
import dev.ferry.domain.upload.Submitting;
import dev.ferry.domain.upload.Transition;
import java.util.List;

/** Sample values for tests. */
public final class Samples {

    /** A payload whose bytes are not read. */
    public static final ContentRef PAYLOAD = new ContentRef("ab".repeat(32), 42);

    public static final ProcessingToken TOKEN = new ProcessingToken("5f0c1c9e-8f0b-4b3c-9a55-1d1f6a3f2b10");

    private Samples() {}

    /**
     * A submission that requests the guide's two results.
     *
     * @param id its id, and the name of the data set
     */
    public static Submission submission(String id) {
        return new Submission(
                new UploadId(id),
                new DatasetName(id),
                List.of(ResultKind.FEEDBACK, ResultKind.TABLE_OF_RESULT_IDS),
                id + ".csv");
    }

    /**
     * The creation of an upload.
     *
     * @param id its id, and the name of the data set
     */
    public static Transition<Queued> submitted(String id) {
        return Queued.submit(submission(id), false, PAYLOAD);
    }

    /**
     * The first transition of a queued upload: its intent to send.
     *
     * @param id its id, and the name of the data set
     */
    public static TransitionBatch<Submitting> sent(String id) {
        return TransitionBatch.of(submitted(id).next().intend());
    }
}
