/** What nobody can be faster than here: the servers of the other benchmarks, the kernel and the disk by themselves. */
@NullMarked
package dev.ferry.benchmarks.limits;

import org.jspecify.annotations.NullMarked;
