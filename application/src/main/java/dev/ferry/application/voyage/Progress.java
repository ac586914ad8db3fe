package dev.ferry.application.voyage;

import java.time.Instant;

/** What a step leads to. */
public sealed interface Progress {

    /**
     * There is a next step, at once.
     *
     * @param course to go on with
     */
    record Onward(Course course) implements Progress {}

    /**
     * There is a next step, later.
     *
     * @param course to go on with
     * @param until not before this
     */
    record Waiting(Course course, Instant until) implements Progress {}

    /** Nothing more for this engine to do: at rest, back in the queue, or somebody else's. */
    record Over() implements Progress {}
}
