/**
 * What stands between Ferry and an endpoint in trouble: a layer each for retries, bulkhead, rate limiter, pauses,
 * circuit breaker and deadline, and their meters. The layers drive Resilience4j's state machines by hand, so that every
 * permission is given back exactly once and everything stays on its context.
 */
@NullMarked
package dev.ferry.adapters.http.resilience;

import org.jspecify.annotations.NullMarked;
