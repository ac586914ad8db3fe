/**
 * Scripted faults. {@link dev.ferry.sandbox.fault.FaultScript} reads scripts, {@link dev.ferry.sandbox.fault.FaultKind}
 * lists the faults, and {@link dev.ferry.sandbox.fault.ActiveFaults} decides which requests a fault strikes, and counts
 * them.
 */
@NullMarked
package dev.ferry.sandbox.fault;

import org.jspecify.annotations.NullMarked;
