package dev.ferry.contracts.intercept;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Lets a call pass, or not. */
public interface Interceptor {

    /**
     * Stands before a call.
     *
     * @param step its name, such as {@code commit accepted}
     * @return what the core gets to see
     */
    <T> CompletionStage<T> pass(String step, Supplier<CompletionStage<T>> call);
}
