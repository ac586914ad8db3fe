package dev.ferry.contracts.intercept;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Passes a call on, or answers it itself. */
public interface Interceptor {

    /**
     * Intercepts a call.
     *
     * @param step the name of the call, such as {@code commit accepted}
     * @return the answer for the core
     */
    <T> CompletionStage<T> pass(String step, Supplier<CompletionStage<T>> call);
}
