/** An engine over a journal in which very many uploads wait for the Platform: how late it asks, and what it costs. */
@NullMarked
package dev.ferry.benchmarks.backlog;

import org.jspecify.annotations.NullMarked;
