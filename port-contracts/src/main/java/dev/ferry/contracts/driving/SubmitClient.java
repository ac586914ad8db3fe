package dev.ferry.contracts.driving;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A client of a driving adapter, by which data sets come in. */
public interface SubmitClient {

    /**
     * Hands a data set over, in whatever way the adapter's clients do that.
     *
     * @param name the data set's name, which may be no legal one
     * @param key makes repeating harmless, null when the client will not repeat
     * @return what the client is told, when it is told
     */
    CompletionStage<SubmitAnswer> handOver(String name, String csv, @Nullable String key);
}
