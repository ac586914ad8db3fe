/**
 * What every benchmark needs: rounds in which contestants take turns, medians, charts, and the page that shows them.
 * The programs bring the contestants and the figures, the templates under {@code pages} the words.
 */
@NullMarked
package dev.ferry.benchmarks.frame;

import org.jspecify.annotations.NullMarked;
