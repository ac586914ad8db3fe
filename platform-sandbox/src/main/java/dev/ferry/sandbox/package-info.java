/**
 * An embedded Platform: identity server and API on one loopback port, stateful, checking what the real one would.
 * {@link dev.ferry.sandbox.PlatformSandbox} starts it, and its record says what really arrived.
 */
@NullMarked
package dev.ferry.sandbox;

import org.jspecify.annotations.NullMarked;
