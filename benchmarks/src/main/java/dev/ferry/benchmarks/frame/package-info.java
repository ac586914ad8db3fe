/**
 * The framework of all benchmarks: rounds in which contestants take turns, medians, charts and pages. The benchmarks
 * provide the contestants and the figures; the templates under {@code pages} provide the text.
 */
@NullMarked
package dev.ferry.benchmarks.frame;

import org.jspecify.annotations.NullMarked;
