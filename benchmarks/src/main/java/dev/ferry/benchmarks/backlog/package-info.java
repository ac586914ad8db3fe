/** Measures the lateness and the cost of polls when very many uploads wait in the journal. */
@NullMarked
package dev.ferry.benchmarks.backlog;

import org.jspecify.annotations.NullMarked;
