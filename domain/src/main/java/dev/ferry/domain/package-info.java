/** Placeholder. */
@NullMarked
package dev.ferry.domain;

import org.jspecify.annotations.NullMarked;
