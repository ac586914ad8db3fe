/** The commands, one class each. A command parses its arguments, calls the driving ports, and prints the outcome. */
@NullMarked
package dev.ferry.adapters.cli.command;

import org.jspecify.annotations.NullMarked;
