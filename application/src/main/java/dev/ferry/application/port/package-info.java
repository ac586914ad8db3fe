/**
 * The ports of the core. {@code driving} contains the operations that adapters can call, {@code driven} the operations
 * that Ferry needs from adapters. {@link dev.ferry.application.port.EventLog} belongs to both: one side implements it
 * and the other reads it.
 */
@NullMarked
package dev.ferry.application.port;

import org.jspecify.annotations.NullMarked;
