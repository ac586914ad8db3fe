/**
 * Faults by script. {@link dev.ferry.sandbox.fault.FaultScript} is the language,
 * {@link dev.ferry.sandbox.fault.FaultKind} lists what can go wrong, and {@link dev.ferry.sandbox.fault.ActiveFaults}
 * decides which request is struck, and counts.
 */
@NullMarked
package dev.ferry.sandbox.fault;

import org.jspecify.annotations.NullMarked;
