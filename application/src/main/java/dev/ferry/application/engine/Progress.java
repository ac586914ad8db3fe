package dev.ferry.application.engine;

import java.time.Instant;

/** What a step leads to. */
sealed interface Progress {

    /** There is a next step, at once. */
    record Onward(Course course) implements Progress {}

    /** There is a next step, later. */
    record Waiting(Course course, Instant until) implements Progress {}

    /** Nothing more for this engine to do: at rest, back in the queue, or somebody else's. */
    record Over() implements Progress {}
}
