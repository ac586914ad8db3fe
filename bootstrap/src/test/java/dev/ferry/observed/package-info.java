/**
 * A service as its operator sees it, under a load in which things go wrong: its metrics, its dashboard and alerts in a
 * real Prometheus, its log, its traces, and the pages that explain them.
 */
@NullMarked
package dev.ferry.observed;

import org.jspecify.annotations.NullMarked;
