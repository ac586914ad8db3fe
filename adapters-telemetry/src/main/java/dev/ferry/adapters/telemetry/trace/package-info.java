/**
 * Spans for what is done for an upload, exported by OpenTelemetry where somebody wants them. Uploads keep their place
 * in a trace without it; this only tells of it.
 */
@NullMarked
package dev.ferry.adapters.telemetry.trace;

import org.jspecify.annotations.NullMarked;
