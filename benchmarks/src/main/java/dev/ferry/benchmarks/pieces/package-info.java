/**
 * What Ferry does to the bytes of every upload, a piece at a time, beside what one would write with Jackson or a loop.
 * JMH makes the programs that it measures out of the classes whose methods are benchmarks, which is why those are
 * public.
 */
@NullMarked
package dev.ferry.benchmarks.pieces;

import org.jspecify.annotations.NullMarked;
