/**
 * A place to stand between the core and its ports, for tests that kill, delay or lose what passes. Every call has the
 * name of its step.
 */
@NullMarked
package dev.ferry.contracts.intercept;

import org.jspecify.annotations.NullMarked;
