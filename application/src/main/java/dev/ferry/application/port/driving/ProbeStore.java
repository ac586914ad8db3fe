package dev.ferry.application.port.driving;

import java.util.concurrent.CompletionStage;

/** Finds out whether Ferry could take a data set in charge now. It says nothing about the Platform. */
public interface ProbeStore {

    /**
     * Writes something of no meaning to the journal and to the payloads.
     *
     * @return completes when both could be written; fails with an {@link java.io.IOException} that says what cannot
     */
    CompletionStage<Void> probe();
}
