/**
 * The operations that a command line, an HTTP API, a watched folder or another program can call. Expected outcomes are
 * values. A stage fails only because of a fault in Ferry or, where documented, with a
 * {@link dev.ferry.application.port.driven.PlatformException}.
 */
@NullMarked
package dev.ferry.application.port.driving;

import org.jspecify.annotations.NullMarked;
