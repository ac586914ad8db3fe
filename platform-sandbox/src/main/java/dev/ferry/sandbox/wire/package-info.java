/**
 * Answers to a client: {@link dev.ferry.sandbox.wire.SandboxAnswer} is a complete answer, and
 * {@link dev.ferry.sandbox.wire.ClientConnection} sends it, or manipulates it and the TCP connection.
 */
@NullMarked
package dev.ferry.sandbox.wire;

import org.jspecify.annotations.NullMarked;
