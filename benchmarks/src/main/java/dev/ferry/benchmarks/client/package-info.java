/** HTTP clients with a common interface, and a simple loop that uses them. */
@NullMarked
package dev.ferry.benchmarks.client;

import org.jspecify.annotations.NullMarked;
