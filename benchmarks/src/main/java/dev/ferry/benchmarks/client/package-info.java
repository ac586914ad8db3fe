/** The clients that people would write a loop with, each behind the same three methods, and that loop. */
@NullMarked
package dev.ferry.benchmarks.client;

import org.jspecify.annotations.NullMarked;
