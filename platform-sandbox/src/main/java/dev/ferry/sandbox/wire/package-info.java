/**
 * The way back to a client: a whole {@link dev.ferry.sandbox.wire.SandboxAnswer}, or what a
 * {@link dev.ferry.sandbox.wire.ClientConnection} can do to it and to the connection, down to the TCP segments.
 */
@NullMarked
package dev.ferry.sandbox.wire;

import org.jspecify.annotations.NullMarked;
