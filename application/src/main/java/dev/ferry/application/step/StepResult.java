package dev.ferry.application.step;

import java.time.Instant;

/** What a step leads to. */
public sealed interface StepResult {

    /**
     * There is a next step, at once.
     *
     * @param claimed to go on with
     */
    record Continue(ClaimedUpload claimed) implements StepResult {}

    /**
     * There is a next step, later.
     *
     * @param claimed to go on with
     * @param until not before this
     */
    record WaitUntil(ClaimedUpload claimed, Instant until) implements StepResult {}

    /** Nothing more for this engine to do: at rest, back in the queue, or somebody else's. */
    record Released() implements StepResult {}
}
