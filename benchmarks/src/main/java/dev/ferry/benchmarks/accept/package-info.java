/** Takes data sets in charge durably, with Ferry and with single commits of SQLite. */
@NullMarked
package dev.ferry.benchmarks.accept;

import org.jspecify.annotations.NullMarked;
