/** Placeholder. */
@NullMarked
package dev.ferry.http;

import org.jspecify.annotations.NullMarked;
