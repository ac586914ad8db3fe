/**
 * Writes one log line for each event of an upload, with its id and attempt as fields. The lines never contain data
 * sets, their names, or the Platform's own text.
 */
@NullMarked
package dev.ferry.adapters.telemetry.log;

import org.jspecify.annotations.NullMarked;
