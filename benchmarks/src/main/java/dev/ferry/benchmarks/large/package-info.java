/** Measures sending and fetching large data with Ferry's commands and with curl, against a server that discards it. */
@NullMarked
package dev.ferry.benchmarks.large;

import org.jspecify.annotations.NullMarked;
