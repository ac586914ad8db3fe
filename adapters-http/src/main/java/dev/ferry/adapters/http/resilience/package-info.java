/**
 * Circuit breaker, rate limiter and retry for one endpoint, and its metrics. Resilience4j's state machines are driven
 * by hand, so that every permission is given back exactly once and everything stays on its context.
 */
@NullMarked
package dev.ferry.adapters.http.resilience;

import org.jspecify.annotations.NullMarked;
