/** Placeholder. */
@NullMarked
package dev.ferry.sandbox;

import org.jspecify.annotations.NullMarked;
