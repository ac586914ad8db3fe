/**
 * What the core needs from the world: the Platform, a journal, a store for payloads, time. Each port is small,
 * asynchronous by {@link java.util.concurrent.CompletionStage}, and has its contract in the module
 * {@code port-contracts}.
 */
@NullMarked
package dev.ferry.application.port.driven;

import org.jspecify.annotations.NullMarked;
