/**
 * The command line: {@link dev.ferry.adapters.cli.FerryCommandLine} parses, runs and turns every ending into an exit
 * code. Data goes to standard output, everything else to standard error.
 */
@NullMarked
package dev.ferry.adapters.cli;

import org.jspecify.annotations.NullMarked;
