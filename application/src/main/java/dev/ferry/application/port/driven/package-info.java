/**
 * The operations that the core needs from adapters: the Platform, a journal, a payload store, and time. Each port is
 * small and asynchronous, with {@link java.util.concurrent.CompletionStage}. Its contract is in the module
 * {@code port-contracts}.
 */
@NullMarked
package dev.ferry.application.port.driven;

import org.jspecify.annotations.NullMarked;
