/** Placeholder. */
@NullMarked
package dev.ferry.contracts;

import org.jspecify.annotations.NullMarked;
