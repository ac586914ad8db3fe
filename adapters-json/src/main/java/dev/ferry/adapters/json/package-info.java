/**
 * The JSON of uploads, events, problems and faults, as the HTTP API and the command line both write it. The records are
 * flat, stable and documented, independent of the core's own types.
 */
@NullMarked
package dev.ferry.adapters.json;

import org.jspecify.annotations.NullMarked;
