/** Compares Ferry with alternatives. Each package below contains a benchmark that writes a page. */
@NullMarked
package dev.ferry.benchmarks;

import org.jspecify.annotations.NullMarked;
