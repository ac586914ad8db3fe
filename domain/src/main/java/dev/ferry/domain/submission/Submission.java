package dev.ferry.domain.submission;

import dev.ferry.domain.platform.ResultKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user's request, the same through all attempts.
 *
 * @param name the Platform's name for the data set
 * @param kinds the requested results, without duplicates, in the requested order
 * @param source the origin of the data for people, such as a file's path; null when it has none
 * @param caller the trace context of the client that submitted it; null when the client sent none
 */
public record Submission(
        UploadId id,
        DatasetName name,
        List<ResultKind> kinds,
        @Nullable String source,
        @Nullable TraceContext caller) {

    /** Removes duplicate kinds. */
    public Submission {
        kinds = kinds.stream().distinct().toList();
    }

    /** A submission from a client without a trace context. */
    public Submission(UploadId id, DatasetName name, List<ResultKind> kinds, @Nullable String source) {
        this(id, name, kinds, source, null);
    }

    /** The requested results that are not among these, in the requested order. */
    public List<ResultKind> kindsOtherThan(Set<ResultKind> present) {
        return kinds.stream().filter(kind -> !present.contains(kind)).toList();
    }

    /** The upload's trace context, the same in every process and through all attempts. */
    public TraceContext trace() {
        return TraceContext.of(id, caller);
    }
}
