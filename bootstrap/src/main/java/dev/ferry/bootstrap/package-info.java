/**
 * The composition root: the only place that sees all modules. {@link dev.ferry.bootstrap.Main} is where the program
 * begins; each named composition can be read from top to bottom.
 */
@NullMarked
package dev.ferry.bootstrap;

import org.jspecify.annotations.NullMarked;
