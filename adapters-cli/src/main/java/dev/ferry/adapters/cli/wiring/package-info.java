/**
 * The interface between the command line and the composition root: running Ferries, running sandboxes, and the settings
 * with their sources. Nothing starts before a command requests it.
 */
@NullMarked
package dev.ferry.adapters.cli.wiring;

import org.jspecify.annotations.NullMarked;
