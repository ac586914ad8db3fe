/**
 * An embedded stand-in for the Platform: identity server and API on one loopback port. It keeps state and makes the
 * checks of the real Platform. {@link dev.ferry.sandbox.PlatformSandbox} starts it and returns the record of the
 * uploads and requests that arrived.
 */
@NullMarked
package dev.ferry.sandbox;

import org.jspecify.annotations.NullMarked;
