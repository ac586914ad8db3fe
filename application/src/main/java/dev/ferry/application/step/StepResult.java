package dev.ferry.application.step;

import java.time.Instant;

/** The engine's next action after a step. */
public sealed interface StepResult {

    /** The next step follows at once. */
    record Continue(ClaimedUpload claimed) implements StepResult {}

    /** The next step follows at this time or later. */
    record WaitUntil(ClaimedUpload claimed, Instant until) implements StepResult {}

    /** The engine has no claim any more: the upload is at rest, back in the queue, or claimed by another owner. */
    record Released() implements StepResult {}
}
