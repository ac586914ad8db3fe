/**
 * The observability of a service under a load with faults: its metrics, the dashboard and the alerts in a real
 * Prometheus, its log, its traces, and the pages that document them.
 */
@NullMarked
package dev.ferry.observed;

import org.jspecify.annotations.NullMarked;
