package dev.ferry.benchmarks.client;

import java.io.IOException;
import java.util.concurrent.CompletionStage;

/** An HTTP client as a loop needs it, on one server. */
public interface Client extends AutoCloseable {

    /**
     * Runs a lane of the loop, where this client is best called from.
     *
     * @param lane goes on until its share of the work is done
     */
    void begin(Runnable lane);

    /**
     * Posts a body.
     *
     * @param path with its query
     */
    CompletionStage<String> post(String path, String authorization, String type, String body);

    /**
     * Asks.
     *
     * @param path with its query
     */
    CompletionStage<String> get(String path, String authorization);

    /**
     * Waits.
     *
     * @return completes after that
     */
    CompletionStage<Void> pause(long millis);

    @Override
    void close() throws IOException;
}
