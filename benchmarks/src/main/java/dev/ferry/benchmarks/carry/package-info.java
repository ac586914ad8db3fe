/** Carries the same uploads with Ferry and with bare clients. */
@NullMarked
package dev.ferry.benchmarks.carry;

import org.jspecify.annotations.NullMarked;
