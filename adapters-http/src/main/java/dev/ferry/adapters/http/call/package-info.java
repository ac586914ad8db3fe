/**
 * Calls and their cancellation: a call, a layer around it, a queue to wait in, and timers that are counted. All of it
 * runs on one Vert.x context and needs no locks.
 */
@NullMarked
package dev.ferry.adapters.http.call;

import org.jspecify.annotations.NullMarked;
