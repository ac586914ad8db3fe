package dev.ferry.domain.upload;

import dev.ferry.domain.platform.ProcessingToken;
import dev.ferry.domain.submission.Attempt;
import dev.ferry.domain.submission.Submission;
import org.jspecify.annotations.Nullable;

/**
 * Nobody waits for it any more. What the Platform took, it keeps.
 *
 * @param token the Platform's receipt, null when it never gave one
 */
public record Cancelled(
        Submission submission, Attempt attempt, @Nullable ProcessingToken token) implements Upload {}
