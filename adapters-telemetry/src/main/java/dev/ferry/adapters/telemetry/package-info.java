/**
 * Watches Ferry at work: thin decorators of the driven ports that count, log and trace what passes, and change nothing.
 * The core knows of none of them.
 */
@NullMarked
package dev.ferry.adapters.telemetry;

import org.jspecify.annotations.NullMarked;
