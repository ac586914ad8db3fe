/** Placeholder. */
@NullMarked
package dev.ferry.bootstrap;

import org.jspecify.annotations.NullMarked;
