/**
 * The command line: {@link dev.ferry.adapters.cli.FerryCommandLine} parses and runs a command, and turns its outcome
 * into an exit code. Data goes to standard output, everything else to standard error.
 */
@NullMarked
package dev.ferry.adapters.cli;

import org.jspecify.annotations.NullMarked;
