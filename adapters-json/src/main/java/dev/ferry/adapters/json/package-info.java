/**
 * The JSON of uploads, events, problems and faults. The HTTP API and the command line both write it. The records are
 * flat, stable and documented, and independent of the core's types.
 */
@NullMarked
package dev.ferry.adapters.json;

import org.jspecify.annotations.NullMarked;
