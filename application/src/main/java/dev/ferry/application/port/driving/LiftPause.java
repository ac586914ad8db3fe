package dev.ferry.application.port.driving;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Ends the account's pause before the time that the Platform asked for. */
public interface LiftPause {

    /**
     * Ends the pause on all nodes, and continues with the uploads that waited for its end.
     *
     * @return the end that the pause would have had, by the journal's clock; empty when there was none. Fails with an
     *     {@link java.io.IOException} when the store does
     */
    CompletionStage<Optional<Instant>> lift();
}
