/**
 * Interceptors between the core and its ports, for tests that stop, delay or drop calls. Every call has the name of its
 * step.
 */
@NullMarked
package dev.ferry.contracts.intercept;

import org.jspecify.annotations.NullMarked;
