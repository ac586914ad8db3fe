/**
 * The least of a Platform: a process of its own that answers as the guide says, as cheaply as one thread can, so that a
 * benchmark measures those who ask.
 */
@NullMarked
package dev.ferry.benchmarks.server;

import org.jspecify.annotations.NullMarked;
