/**
 * Large data on its way there and back: the distribution's commands beside curl, before a server that only swallows.
 */
@NullMarked
package dev.ferry.benchmarks.large;

import org.jspecify.annotations.NullMarked;
