/**
 * When to ask again: one schedule for progress, another for errors, never mixed. Both are pure functions of what has
 * happened so far.
 */
@NullMarked
package dev.ferry.domain.polling;

import org.jspecify.annotations.NullMarked;
