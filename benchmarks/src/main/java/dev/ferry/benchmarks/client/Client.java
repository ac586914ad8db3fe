package dev.ferry.benchmarks.client;

import java.io.IOException;
import java.util.concurrent.CompletionStage;

/** An HTTP client of one server, for {@link UploadLoop}. */
public interface Client extends AutoCloseable {

    /**
     * Starts a lane of the loop on the thread from which this client works best.
     *
     * @param lane processes data sets until none is left
     */
    void start(Runnable lane);

    /**
     * Posts a body.
     *
     * @param path the path with its query
     */
    CompletionStage<String> post(String path, String authorization, String type, String body);

    /**
     * Sends a GET request.
     *
     * @param path the path with its query
     */
    CompletionStage<String> get(String path, String authorization);

    /**
     * Waits without blocking the lane's thread, unless the client is a blocking one.
     *
     * @return completes after {@code millis}
     */
    CompletionStage<Void> pause(long millis);

    @Override
    void close() throws IOException;
}
