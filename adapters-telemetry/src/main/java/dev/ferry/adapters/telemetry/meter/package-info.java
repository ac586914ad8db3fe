/**
 * Ferry's metrics, as Micrometer meters. Labels have bounded values. Series that are known in advance start with 0, so
 * the first fault shows as an increase.
 */
@NullMarked
package dev.ferry.adapters.telemetry.meter;

import org.jspecify.annotations.NullMarked;
