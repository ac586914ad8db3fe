/**
 * Decorators of the driven ports that count, log and trace the calls without changing them. The core does not depend on
 * them.
 */
@NullMarked
package dev.ferry.adapters.telemetry;

import org.jspecify.annotations.NullMarked;
