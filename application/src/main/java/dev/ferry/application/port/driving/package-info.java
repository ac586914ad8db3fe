/**
 * What Ferry can be asked to do, by a command line, an HTTP API, a watched folder or another program. Expected outcomes
 * are values; a stage fails only when Ferry itself is at fault, or, where it says so, with a
 * {@link dev.ferry.application.port.driven.PlatformException}.
 */
@NullMarked
package dev.ferry.application.port.driving;

import org.jspecify.annotations.NullMarked;
