/**
 * What can go wrong on a voyage, as values. A fault says why an upload waits, is in doubt or has failed;
 * {@link dev.ferry.domain.fault.PlatformFault} lists what the Platform and the way to it can do to us.
 */
@NullMarked
package dev.ferry.domain.fault;

import org.jspecify.annotations.NullMarked;
