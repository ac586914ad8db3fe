package dev.ferry.domain.upload;

import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.submission.Attempt;
import dev.ferry.domain.submission.Submission;
import org.jspecify.annotations.Nullable;

/**
 * An upload that a person cancelled. The Platform keeps the data it has already accepted.
 *
 * @param token the Platform's processing token; null if Ferry has none, although the Platform may have the data
 */
public record Cancelled(
        Submission submission, Attempt attempt, @Nullable ProcessingToken token) implements Upload {}
