/** Measures the time of short commands: the distribution, and the same classes without its tuning. */
@NullMarked
package dev.ferry.benchmarks.start;

import org.jspecify.annotations.NullMarked;
