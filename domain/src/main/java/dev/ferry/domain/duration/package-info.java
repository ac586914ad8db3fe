/** Durations as people write them in settings, options and scripts. */
@NullMarked
package dev.ferry.domain.duration;

import org.jspecify.annotations.NullMarked;
