/**
 * How a Ferry at work is watched: what stands around its ports, and where log lines go. A service is watched closely, a
 * command hardly at all.
 */
@NullMarked
package dev.ferry.bootstrap.observability;

import org.jspecify.annotations.NullMarked;
