/** Ferry's engine as a service would set it up. The settings are written down here so that a page can name them. */
@NullMarked
package dev.ferry.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
