/**
 * Faults as values. A fault is the reason why an upload waits, is in doubt or has failed.
 * {@link dev.ferry.domain.fault.PlatformFault} lists the faults of calls to the Platform,
 * {@link dev.ferry.domain.fault.LocalFault} those on Ferry's side.
 */
@NullMarked
package dev.ferry.domain.fault;

import org.jspecify.annotations.NullMarked;
