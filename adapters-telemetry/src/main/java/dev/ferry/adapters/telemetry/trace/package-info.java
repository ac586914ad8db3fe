/**
 * Makes and exports OpenTelemetry spans for the processing of an upload, if tracing is configured. Uploads keep their
 * trace context without it.
 */
@NullMarked
package dev.ferry.adapters.telemetry.trace;

import org.jspecify.annotations.NullMarked;
