package dev.ferry.contracts.driving;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A client of a driving adapter that submits data sets. */
public interface SubmitClient {

    /**
     * Submits a data set in the way of the adapter's protocol.
     *
     * @param name the name of the data set, which may be invalid
     * @param key makes a repeated request harmless; null when the client will not repeat it
     */
    CompletionStage<SubmitAnswer> submit(String name, String csv, @Nullable String key);
}
