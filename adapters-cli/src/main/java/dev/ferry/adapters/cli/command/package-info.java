/**
 * The commands, one class each. A command parses its own arguments, asks the driving ports, and says what came of it.
 */
@NullMarked
package dev.ferry.adapters.cli.command;

import org.jspecify.annotations.NullMarked;
