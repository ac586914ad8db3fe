/** Measures the limits of the machine: the servers of the other benchmarks, the kernel and the disk. */
@NullMarked
package dev.ferry.benchmarks.limits;

import org.jspecify.annotations.NullMarked;
