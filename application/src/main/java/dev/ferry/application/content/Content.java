package dev.ferry.application.content;

import java.util.concurrent.CompletionStage;

/** Bytes that can be read from the start as often as needed, so that a retry can send them again. */
public interface Content {

    /**
     * Starts a reading.
     *
     * @return the bytes from the first; fails with an {@link java.io.IOException} when they cannot be opened
     */
    CompletionStage<Chunks> open();
}
