package dev.ferry.application.port.driving;

import java.util.concurrent.CompletionStage;

/** Checks whether Ferry can accept a data set now. It does not check the Platform. */
public interface ProbeStore {

    /**
     * Writes a small value to the journal and to the payloads.
     *
     * @return fails with an {@link java.io.IOException} that names the failed write
     */
    CompletionStage<Void> probe();
}
