/** Measures upload throughput with Ferry and with plain HTTP clients. */
@NullMarked
package dev.ferry.benchmarks.carry;

import org.jspecify.annotations.NullMarked;
