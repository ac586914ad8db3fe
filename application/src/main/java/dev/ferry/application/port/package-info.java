/**
 * The ports of the core. {@code driving} holds what adapters can ask Ferry to do, {@code driven} what Ferry needs from
 * adapters; {@link dev.ferry.application.port.EventLog} is implemented on one side and read on the other.
 */
@NullMarked
package dev.ferry.application.port;

import org.jspecify.annotations.NullMarked;
