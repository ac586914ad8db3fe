/**
 * The resilience of calls: one layer each for retries, bulkhead, rate limiter, pauses, circuit breaker and deadline,
 * and their meters. The layers drive Resilience4j's state machines directly, so that each permission is released
 * exactly once and all work stays on its context.
 */
@NullMarked
package dev.ferry.adapters.http.resilience;

import org.jspecify.annotations.NullMarked;
