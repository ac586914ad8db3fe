/** Ferry's engine with the settings of a service. They are defined here so that a page can name them. */
@NullMarked
package dev.ferry.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
