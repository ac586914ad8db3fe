/**
 * One line for each thing worth knowing about an upload, with its id and attempt as fields. Data sets, their names, and
 * the Platform's own words about them are nobody's business here.
 */
@NullMarked
package dev.ferry.adapters.telemetry.log;

import org.jspecify.annotations.NullMarked;
