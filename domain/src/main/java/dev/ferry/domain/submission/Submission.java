package dev.ferry.domain.submission;

import dev.ferry.domain.platform.ResultKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for, the same through all attempts.
 *
 * @param id Ferry's name for it
 * @param name the Platform's name for the data set
 * @param kinds the results to bring home, without duplicates, in the order asked for
 * @param source where the data came from, for people (a file's path), null when it came from nowhere with a name
 * @param caller the place in a trace of whoever asked for it, null when that is in none
 */
public record Submission(
        UploadId id,
        DatasetName name,
        List<ResultKind> kinds,
        @Nullable String source,
        @Nullable TraceContext caller) {

    /** Copies the kinds and drops repeated ones. */
    public Submission {
        kinds = kinds.stream().distinct().toList();
    }

    /**
     * Asked for by somebody who is in no trace.
     *
     * @param id Ferry's name for it
     * @param name the Platform's name for the data set
     * @param source where the data came from, null when it came from nowhere with a name
     */
    public Submission(UploadId id, DatasetName name, List<ResultKind> kinds, @Nullable String source) {
        this(id, name, kinds, source, null);
    }

    /**
     * The upload's place in a trace.
     *
     * @return the same in every process and through all attempts
     */
    public TraceContext trace() {
        return TraceContext.of(id, caller);
    }
}
