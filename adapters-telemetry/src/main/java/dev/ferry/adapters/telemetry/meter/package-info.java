/**
 * What an operator asks in numbers, as Micrometer meters. Labels are bounded, and what can be is there from the start,
 * so that the first trouble is an increase and not a beginning.
 */
@NullMarked
package dev.ferry.adapters.telemetry.meter;

import org.jspecify.annotations.NullMarked;
