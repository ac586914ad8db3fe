/** Ferry beside what people would use instead: runs the programs of the packages below, each of which writes a page. */
@NullMarked
package dev.ferry.benchmarks;

import org.jspecify.annotations.NullMarked;
