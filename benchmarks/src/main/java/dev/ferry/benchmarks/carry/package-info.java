/** Carries the same uploads with Ferry and with bare clients, and accepts them, beside single commits of SQLite. */
@NullMarked
package dev.ferry.benchmarks.carry;

import org.jspecify.annotations.NullMarked;
