package dev.ferry.application.content;

import java.util.concurrent.CompletionStage;

/** Bytes that can be read from the start any number of times, so that a retry can send them again. */
public interface Content {

    /**
     * Opens the bytes at the start.
     *
     * @return fails with an {@link java.io.IOException} when they cannot be opened
     */
    CompletionStage<Chunks> open();
}
