/**
 * Measures the operations that Ferry applies to the bytes of every upload, and compares them with Jackson or a loop.
 * JMH generates code from the classes with benchmark methods, so they are public.
 */
@NullMarked
package dev.ferry.benchmarks.pieces;

import org.jspecify.annotations.NullMarked;
