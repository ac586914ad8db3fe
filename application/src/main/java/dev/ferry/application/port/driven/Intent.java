package dev.ferry.application.port.driven;

import dev.ferry.domain.fault.PlatformFault;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The engine's note that a data set is about to be sent. It must be durable before the first byte is sent: after a
 * crash, an upload with an intent is in doubt, and one without was certainly not sent. So an adapter declares it last,
 * when it has the token, the permits and the connection.
 */
@FunctionalInterface
public interface Intent {

    /**
     * Makes the intent durable. An adapter that has to repeat its request, because the Platform certainly did not
     * accept the first one, declares it again; the engine writes it once. Any thread.
     *
     * @return true when the data set may be sent. After false, the adapter sends nothing and fails the call; after a
     *     failure, it sends nothing and fails the call with it
     */
    CompletionStage<Boolean> declare();

    /**
     * Takes back a declared intent before the adapter waits for something else: the Platform certainly did not accept
     * what was sent. The adapter declares it again before it repeats the request. Any thread.
     *
     * @param cause why the Platform did not accept it
     * @return completes when the intent is undone; fails if the journal fails
     */
    default CompletionStage<Void> withdraw(PlatformFault cause) {
        return CompletableFuture.completedStage(null);
    }

    /** Permits every request and writes nothing, for callers without a journal. */
    static Intent unrecorded() {
        return () -> CompletableFuture.completedStage(true);
    }
}
