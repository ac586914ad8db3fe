/**
 * What the command line needs from whoever wires the program: running Ferries, running sandboxes, and the settings with
 * their sources. Nothing is started before a command asks for it.
 */
@NullMarked
package dev.ferry.adapters.cli.wiring;

import org.jspecify.annotations.NullMarked;
