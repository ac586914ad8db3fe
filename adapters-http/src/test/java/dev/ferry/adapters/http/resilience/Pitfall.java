package dev.ferry.adapters.http.resilience;

import org.junit.jupiter.api.Test;

/** A trap, named by its class, and shown twice: Resilience4j's own decorator is in it, and Ferry's layer is not. */
interface Pitfall {

    void decorator() throws Exception;

    void layer() throws Exception;

    @Test
    default void theDecoratorFallsIn() throws Exception {
        decorator();
    }

    @Test
    default void theLayerDoesNot() throws Exception {
        layer();
    }
}
