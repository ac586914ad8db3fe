/** How soon a short command is over: the distribution as it is, beside the same classes without its tuning. */
@NullMarked
package dev.ferry.benchmarks.start;

import org.jspecify.annotations.NullMarked;
