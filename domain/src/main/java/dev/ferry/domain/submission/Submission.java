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
 */
public record Submission(
        UploadId id,
        DatasetName name,
        List<ResultKind> kinds,
        @Nullable String source) {

    /** Copies the kinds and drops repeated ones. */
    public Submission {
        kinds = kinds.stream().distinct().toList();
    }
}
