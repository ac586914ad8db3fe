/**
 * Minimal Platforms in their own processes. They answer as the guide says, with as little work as possible, so that a
 * benchmark measures the clients.
 */
@NullMarked
package dev.ferry.benchmarks.server;

import org.jspecify.annotations.NullMarked;
