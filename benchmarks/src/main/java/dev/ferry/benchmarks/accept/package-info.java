/** Measures durable submissions with Ferry and with single commits of SQLite. */
@NullMarked
package dev.ferry.benchmarks.accept;

import org.jspecify.annotations.NullMarked;
