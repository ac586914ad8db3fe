/** Placeholder. */
@NullMarked
package dev.ferry.application;

import org.jspecify.annotations.NullMarked;
