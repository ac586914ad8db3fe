/**
 * Observability of a running Ferry: the decorators of its ports, and the configuration of the log. A service has
 * metrics and a log; a command has neither by default.
 */
@NullMarked
package dev.ferry.bootstrap.observability;

import org.jspecify.annotations.NullMarked;
