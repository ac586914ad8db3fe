/**
 * A user's request: a named data set, its bytes, the requested results, and the numbered attempts to send it. All types
 * are immutable.
 */
@NullMarked
package dev.ferry.domain.submission;

import org.jspecify.annotations.NullMarked;
